import type { ShopSettings } from '../state/shop-settings';
import { VERSIONS } from './versions';

/** What `/system_status` tells of the server that was measured, besides its address. */
const ENVIRONMENT = {
  store_id: '33cdbad1-5b3e-4204-872a-915e9cb71a99',
  version: VERSIONS.woocommerce,
  log_directory: '/var/www/shop/wp-content/uploads/wc-logs/',
  log_directory_writable: true,
  wp_version: VERSIONS.wordpress,
  wp_multisite: false,
  wp_memory_limit: 536_870_912,
  wp_debug_mode: false,
  wp_cron: true,
  wp_environment_type: 'production',
  language: 'en_US',
  external_object_cache: null,
  server_info: 'nginx/1.22.1',
  server_architecture: 'Linux 6.18.44-fc-v657 x86_64',
  php_version: VERSIONS.php,
  php_post_max_size: 67_108_864,
  php_max_execution_time: 300,
  php_max_input_vars: 1_000,
  curl_version: '7.88.1, OpenSSL/3.0.22',
  suhosin_installed: false,
  max_upload_size: 67_108_864,
  mysql_version: '10.11.19',
  mysql_version_string: '10.11.19-MariaDB-0+deb12u1',
  default_timezone: 'UTC',
  fsockopen_or_curl_enabled: true,
  soapclient_enabled: false,
  domdocument_enabled: true,
  gzip_enabled: true,
  mbstring_enabled: true,
  remote_post_successful: false,
  remote_post_response: '',
  remote_get_successful: false,
  remote_get_response: '',
} as const;

/** What `/system_status` tells of the server, as it is said to be. */
export function environmentOf(software: ShopSettings['software']): Record<string, unknown> {
  return {
    ...ENVIRONMENT,
    version: software.woocommerce,
    wp_version: software.wordpress,
    php_version: software.php,
    wp_memory_limit: software.memoryMegabytes * 1_048_576,
    php_max_execution_time: software.timeLimitSeconds,
    wp_cron: software.cronByVisitors,
  };
}
