import type { FindingText } from '../finding';

const PERMALINKS = 'WordPress → Settings → Permalinks';

/** What may be wrong on the way to a shop. */
export const ADDRESS_FINDINGS = {
  ADDRESS_UNKNOWN: {
    severity: 'blocking',
    title: 'Nobody knows the name in the address',
    meaning: 'The name of the host has no address (DNS), so no call reaches the shop.',
    mend: 'Correct the address of the store, or the DNS record of the shop.',
  },
  ADDRESS_FORBIDDEN: {
    severity: 'blocking',
    title: 'The name leads to an address that no shop has',
    meaning:
      'By its DNS record the name stands for an address of a link, of a group, or where a cloud keeps the secrets of its machines (169.254.169.254): no call is made.',
    mend: 'Correct the DNS record of the shop, or the address of the store.',
  },
  SHOP_UNREACHABLE: {
    severity: 'blocking',
    title: 'The shop cannot be reached',
    meaning: 'The connection is refused or breaks off before there is an answer.',
    mend: 'See that the shop is up, that the port is right, and that its firewall lets this server’s address in.',
  },
  SHOP_TOO_SLOW: {
    severity: 'blocking',
    title: 'The shop does not answer in time',
    meaning: 'A plain read takes longer than ten seconds; batches would not be answered at all.',
    mend: 'Ask the host what slows the shop down: plugins, too little memory, or a firewall that lets calls hang.',
  },
  TLS_CERTIFICATE: {
    severity: 'blocking',
    title: 'The certificate of the shop is not valid',
    meaning:
      'It has expired, is of another name, lacks its chain or is signed by nobody known: no call is made, as nobody could tell who answers.',
    mend: 'Renew the certificate with its whole chain (most hosts do it by Let’s Encrypt). For a test shop in your own network set WOOCOMMERCE_TLS_INSECURE.',
  },
  TLS_UNCHECKED: {
    severity: 'warning',
    title: 'The certificate of the shop is not checked',
    meaning: 'With WOOCOMMERCE_TLS_INSECURE anybody between here and the shop can read the key.',
    mend: 'Give the shop a valid certificate, and take WOOCOMMERCE_TLS_INSECURE away.',
  },
  HTTP_ONLY: {
    severity: 'warning',
    title: 'The shop is called without TLS',
    meaning:
      'Calls are signed, but customers, orders and prices can be read and changed on the way.',
    mend: 'Give the shop a certificate, and set its address to https.',
  },
  REDIRECTS_TO_HTTPS: {
    severity: 'blocking',
    title: 'The shop redirects http to https',
    meaning:
      'A redirected write arrives as a read, so nothing is written; and credentials are sent to no other address than the one that was given.',
    mend: 'Set the address of the store to the https address.',
  },
  REDIRECTS_TO_WWW: {
    severity: 'blocking',
    title: 'The shop redirects to another form of its name',
    meaning:
      'With or without www, only one of both is served; a redirected write arrives as a read.',
    mend: 'Set the address of the store to the form that the shop redirects to.',
  },
  REDIRECTS_ELSEWHERE: {
    severity: 'blocking',
    title: 'The shop redirects to another address',
    meaning: 'A redirected write arrives as a read, and credentials are not sent elsewhere.',
    mend: 'Set the address of the store to where the shop really is, or take the redirect of /wp-json/ away.',
  },
  MAINTENANCE_MODE: {
    severity: 'blocking',
    title: 'The shop is in maintenance mode',
    meaning: 'It answers 503 to everybody; nothing can be written until that ends.',
    mend: 'End the maintenance: finish the update, delete the file .maintenance, or switch the plugin’s maintenance mode off.',
  },
  RATE_LIMITED: {
    severity: 'blocking',
    title: 'The shop takes no calls at the moment',
    meaning: 'It answered 429 to one of the first calls, so that nothing else was asked.',
    mend: 'Ask again later; where it stays so, have the host, or its firewall, raise the limit for this server’s address.',
  },
  SHOP_ERROR: {
    severity: 'blocking',
    title: 'The shop fails',
    meaning: 'It, or what stands before it, answers a plain call with an error (5xx).',
    mend: 'See the PHP error log of the shop (WooCommerce → Status → Logs), or ask the host.',
  },
  PAGE_INSTEAD_OF_ANSWER: {
    severity: 'blocking',
    title: 'A page comes in place of an answer',
    meaning:
      'Something before the shop, as a firewall or a check for robots, answers programs with a page for people.',
    mend: 'Have /wp-json/ let through for this server’s address: in Cloudflare by a WAF rule, at the host or in the security plugin by an exception.',
  },
  OUTPUT_BEFORE_JSON: {
    severity: 'blocking',
    title: 'Something is printed before the answer',
    meaning:
      'PHP notices stand before the JSON, so that no answer can be read and nobody knows what a write did.',
    mend: 'Set WP_DEBUG_DISPLAY to false in wp-config.php, and update the plugin or theme that the notice names.',
  },
  PERMALINKS_PLAIN: {
    severity: 'blocking',
    title: 'Permalinks are plain',
    meaning: 'There is no /wp-json/, and keys do not open ?rest_route= (fact 3).',
    mend: `${PERMALINKS}: choose “Post name”, or any other than “Plain”, and save.`,
  },
  PERMALINKS_NOT_REWRITTEN: {
    severity: 'blocking',
    title: 'Addresses are not rewritten',
    meaning: 'The API is found below /index.php/wp-json alone (fact 39).',
    mend: `Set the address of the store to the one with /index.php, or have the web server rewrite addresses (save ${PERMALINKS} anew; in nginx try_files $uri $uri/ /index.php?$args).`,
  },
  NO_WORDPRESS: {
    severity: 'blocking',
    title: 'There is no REST API at this address',
    meaning: 'Neither /wp-json/ nor any other address of WordPress’s API answers.',
    mend: 'Set the address to the home page of the shop, below which WordPress is; where it is right, a plugin or the host has switched the REST API off.',
  },
  WOOCOMMERCE_MISSING: {
    severity: 'blocking',
    title: 'WooCommerce’s API is not there',
    meaning:
      'WordPress answers, and does not have wc/v3: WooCommerce is not active, or older than 3.5.',
    mend: 'Activate or update WooCommerce. In a network of sites give the address of the site that is the shop.',
  },
  INDEX_CLOSED: {
    severity: 'info',
    title: 'The index of the API is closed to strangers',
    meaning:
      'A plugin or the host keeps /wp-json/ from whoever has no log-in, or it is slow; whether the key is let in is seen by the next calls.',
    mend: 'Nothing, as long as the key is let in.',
  },
  HOME_ADDRESS_DIFFERS: {
    severity: 'warning',
    title: 'The shop takes another address for its own',
    meaning:
      'Its links lead there, and over http it checks signatures against that one (facts 1, 40).',
    mend: 'Set the address of the store to the shop’s “Site Address” (WordPress → Settings → General), or correct that one.',
  },
  CHECK_INCOMPLETE: {
    severity: 'warning',
    title: 'Not all could be asked',
    meaning: 'The shop answers slowly, or turned us away (429, 503); what was not asked is named.',
    mend: 'Ask again when the shop is less busy.',
  },
  CHECK_UNDECIDED: {
    severity: 'blocking',
    title: 'The check could not be made as far as it decides',
    meaning:
      'The shop answers slowly, turned us away (429, 503), or does not say that it lacks what is written to for a try; whether it is fit is unknown.',
    mend: 'Ask again when the shop is less busy.',
  },
  PROBE_FAILED: {
    severity: 'warning',
    title: 'A part of the check failed',
    meaning:
      'The shop is well, and did not answer this one question; what it would have told is unknown.',
    mend: 'See the evidence, and the PHP error log of the shop; then ask again.',
  },
} as const satisfies Readonly<Record<string, FindingText>>;
