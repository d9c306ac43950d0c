/** Attributes that every element may have; `aria-` and `data-` ones besides. */
const EVERYWHERE = new Set('class dir hidden id lang style title role xml:lang'.split(' '));
const ARIA = new Set(
  'controls current describedby details expanded hidden label labelledby live'.split(' '),
);

/** Elements that texts of a shop may hold, with what each may have besides what all may have. */
const ELEMENTS: Readonly<Record<string, string>> = {
  address: '',
  a: 'href rel rev name target download',
  abbr: '',
  acronym: '',
  area: 'alt coords href nohref shape target',
  article: 'align',
  aside: 'align',
  audio: 'autoplay controls loop muted preload src',
  b: '',
  bdo: '',
  big: '',
  blockquote: 'cite',
  br: '',
  button: 'disabled name type value popovertarget popovertargetaction aria-haspopup',
  caption: 'align',
  cite: '',
  code: '',
  col: 'align char charoff span valign width',
  colgroup: 'align char charoff span valign width',
  data: 'value',
  del: 'datetime',
  dd: '',
  dfn: '',
  details: 'align open name',
  div: 'align popover',
  dialog: 'closedby open popover',
  dl: '',
  dt: '',
  em: '',
  fieldset: '',
  figure: 'align',
  figcaption: 'align',
  font: 'color face size',
  footer: 'align',
  h1: 'align',
  h2: 'align',
  h3: 'align',
  h4: 'align',
  h5: 'align',
  h6: 'align',
  header: 'align',
  hgroup: 'align',
  hr: 'align noshade size width',
  i: '',
  img: 'alt align border height hspace loading longdesc vspace src usemap width',
  ins: 'datetime cite',
  kbd: '',
  label: 'for',
  legend: 'align',
  li: 'align value',
  main: 'align',
  map: 'name',
  mark: '',
  menu: 'type',
  meter: 'high low max min optimum value',
  nav: 'align',
  p: 'align',
  pre: 'width',
  progress: 'max value',
  q: 'cite',
  rb: '',
  rp: '',
  rt: '',
  rtc: '',
  ruby: '',
  s: '',
  samp: '',
  search: '',
  span: 'align',
  section: 'align',
  small: '',
  strike: '',
  strong: '',
  sub: '',
  summary: 'align',
  sup: '',
  table: 'align bgcolor border cellpadding cellspacing rules summary width',
  tbody: 'align char charoff valign',
  td: 'abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
  textarea: 'cols rows disabled name readonly',
  tfoot: 'align char charoff valign',
  th: 'abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
  thead: 'align char charoff valign',
  time: 'datetime',
  title: '',
  tr: 'align bgcolor char charoff valign',
  track: 'default kind label src srclang',
  tt: '',
  u: '',
  ul: 'type popover',
  ol: 'start type reversed',
  var: '',
  video: 'autoplay controls height loop muted playsinline poster preload src width',
  wbr: '',
};

/** Attributes that hold an address. */
const ADDRESSES = new Set(
  'action archive background cite data formaction href icon longdesc manifest poster profile src usemap'.split(
    ' ',
  ),
);

/** What an address may begin with. */
const PROTOCOLS = new Set(
  'http https ftp ftps mailto news irc irc6 ircs gopher nntp feed telnet mms rtsp sms svn tel fax xmpp webcal urn'.split(
    ' ',
  ),
);

/** Which markup a text may hold. */
export interface MarkupRules {
  /** Whether it may hold an element. */
  allows(element: string): boolean;
  /** Whether an element may have an attribute. */
  allowsAttribute(element: string, attribute: string): boolean;
}

/** What descriptions and names of products may hold. */
export const POST_MARKUP: MarkupRules = {
  allows: (element) => Object.hasOwn(ELEMENTS, element.toLowerCase()),
  allowsAttribute: (element, attribute) => {
    if (EVERYWHERE.has(attribute) || /^data-[a-z0-9_-]+$/.test(attribute)) return true;
    if (attribute.startsWith('aria-') && ARIA.has(attribute.slice('aria-'.length))) return true;
    return (ELEMENTS[element.toLowerCase()] ?? '').split(' ').includes(attribute);
  },
};

/** Elements that descriptions of terms may hold, with their attributes. */
const PLAIN_ELEMENTS: Readonly<Record<string, string>> = {
  a: 'href title',
  abbr: 'title',
  acronym: 'title',
  b: '',
  blockquote: 'cite',
  cite: '',
  code: '',
  del: 'datetime',
  em: '',
  i: '',
  q: 'cite',
  s: '',
  strike: '',
  strong: '',
};

/** What descriptions of terms may hold. */
export const TERM_MARKUP: MarkupRules = {
  allows: (element) => Object.hasOwn(PLAIN_ELEMENTS, element.toLowerCase()),
  allowsAttribute: (element, attribute) =>
    (PLAIN_ELEMENTS[element.toLowerCase()] ?? '').split(' ').includes(attribute),
};

/** Whether an attribute holds an address. */
export function holdsAddress(attribute: string): boolean {
  return ADDRESSES.has(attribute);
}

/** Whether an address may begin with a protocol. */
export function isAllowedProtocol(protocol: string): boolean {
  return PROTOCOLS.has(protocol.toLowerCase());
}
