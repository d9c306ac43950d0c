import type { FindingText } from '../finding';

/** What may be wrong with what a shop runs on, and with what runs in it. */
export const SOFTWARE_FINDINGS = {
  STATUS_UNREADABLE: {
    severity: 'warning',
    title: 'The shop does not tell of itself',
    meaning:
      'Versions, plugins and the order storage are unknown, so that nothing of them was checked.',
    mend: 'Make the key for a user who may manage WooCommerce: a shop manager or an administrator.',
  },
  WOOCOMMERCE_OLD: {
    severity: 'warning',
    title: 'WooCommerce is old',
    meaning:
      'Before 9.2 it keeps no GTIN, before 9.6 no brands; and it is not among the versions that this service was measured against.',
    mend: 'Update WooCommerce.',
  },
  PHP_OLD: {
    severity: 'warning',
    title: 'PHP is old',
    meaning: 'It gets no more security fixes, and is slower than newer ones.',
    mend: 'Have the host switch to PHP 8.2 or newer.',
  },
  HPOS_OFF: {
    severity: 'info',
    title: 'Orders are kept as posts',
    meaning:
      'Lists of orders are slower, and some plugins change orders there without moving their date; the count of orders finds those once a day.',
    mend: 'WooCommerce → Settings → Advanced → Features: choose high-performance order storage.',
  },
  HPOS_SYNC_ON: {
    severity: 'info',
    title: 'Orders are kept twice',
    meaning:
      'Compatibility mode writes each order into both storages, which makes the shop slower.',
    mend: 'WooCommerce → Settings → Advanced → Features: switch compatibility mode off once no plugin needs it.',
  },
  MEMORY_LOW: {
    severity: 'warning',
    title: 'PHP has little memory',
    meaning: 'Batches may make it die in the middle: then nobody knows what was written.',
    mend: 'Set WP_MEMORY_LIMIT to 256M or more, or set WOOCOMMERCE_MAX_BATCH_SIZE of the store to 20.',
  },
  TIME_LIMIT_SHORT: {
    severity: 'warning',
    title: 'PHP may work for a short time only',
    meaning:
      'A batch of 100 takes several seconds, and is cut off in the middle where that is too long.',
    mend: 'Have max_execution_time set to 60 or more, or set WOOCOMMERCE_MAX_BATCH_SIZE of the store to 20.',
  },
  ERRORS_SHOWN: {
    severity: 'warning',
    title: 'PHP shows its errors to everybody',
    meaning: 'The first notice of a plugin will stand before an answer and make it unreadable.',
    mend: 'Set WP_DEBUG_DISPLAY to false in wp-config.php; errors then go into the log.',
  },
  CRON_DISABLED: {
    severity: 'info',
    title: 'Visitors do not run the shop’s schedule',
    meaning: 'With DISABLE_WP_CRON webhooks, sales and images wait for a schedule of the host.',
    mend: 'See that the host calls wp-cron.php every minute.',
  },
  CRON_LATE: {
    severity: 'warning',
    title: 'The shop’s schedule is late',
    meaning:
      'What was due a quarter of an hour ago is not done: webhooks come late, and sales begin and end late.',
    mend: 'Have the host call wp-cron.php every minute, and see WooCommerce → Status → Scheduled Actions for what hangs.',
  },
  CLOCK_SKEW: {
    severity: 'warning',
    title: 'The clocks of shop and service differ',
    meaning:
      'Sales begin and end by the shop’s clock, and its orders carry its time; from 15 minutes on calls over http are refused.',
    mend: 'Have the host set the clock of its server by NTP, and set ours likewise.',
  },
  MULTILINGUAL_PLUGIN: {
    severity: 'warning',
    title: 'The shop is in several languages',
    meaning:
      'Translations may be products of their own with the SKU of the first: one SKU is then found several times, and what is written goes to one language alone.',
    mend: 'Have the plugin keep stock and prices of translations in sync, and its API answer the default language; add a store of its own for what is a shop of its own.',
  },
  MULTI_CURRENCY_PLUGIN: {
    severity: 'warning',
    title: 'The shop sells in several currencies',
    meaning:
      'Prices are written in the shop’s base currency. Where the plugin converts what the API answers, nothing of it is confirmed.',
    mend: 'Leave /wp-json/ out of the plugin’s conversion, and see that the base currency is the ERP’s.',
  },
  SECURITY_PLUGIN: {
    severity: 'info',
    title: 'A security plugin is active',
    meaning:
      'It may take many calls in a row for an attack, and block this server’s address some day.',
    mend: 'Put this server’s address onto the plugin’s list of allowed ones.',
  },
  CACHE_PLUGIN: {
    severity: 'info',
    title: 'A cache is active',
    meaning:
      'Where it keeps answers of the API, old values are read; customers may see old prices until it is emptied.',
    mend: 'Leave /wp-json/ out of the cache, and have it emptied when a product changes.',
  },
  MAINTENANCE_PLUGIN: {
    severity: 'warning',
    title: 'A plugin for maintenance pages is active',
    meaning: 'Once its page is switched on, calls of the API get it in place of an answer.',
    mend: 'Leave /wp-json/ out of it, or deactivate the plugin after the opening of the shop.',
  },
  REST_API_PLUGIN: {
    severity: 'warning',
    title: 'A plugin that restricts or changes the REST API is active',
    meaning:
      'With its next update, or another setting, it may lock this service out or cache its answers.',
    mend: 'Have it let wc/v3 through for logged-in callers and keys, or deactivate it.',
  },
  OTHER_WRITER: {
    severity: 'warning',
    title: 'Another program writes products',
    meaning:
      'An import or a connector sets prices, stocks or texts that this service sets as well: the later one wins, again and again.',
    mend: 'Switch its schedule off, or give it fields of its own and set FIELD_OWNERSHIP of the store.',
  },
} as const satisfies Readonly<Record<string, FindingText>>;
