/**
 * The elements of a page by what becomes of them.
 */

export const SKIPPED = new Set(
  'script style noscript template iframe svg object canvas audio video head datalist map rt rp annotation'.split(' '),
);
/** What no reader of a drawing sees of it. */
export const OF_DRAWING = new Set('metadata script style'.split(' '));
/** Controls of a form, which stand apart from the words beside them. */
export const CONTROLS = new Set('button option select textarea'.split(' '));
export const SITE_ELEMENTS = new Set(['nav', 'aside', 'footer', 'header', 'menu', 'form']);
/** What the head of a page may hold; anything else ends it. */
export const OF_HEAD = new Set(
  'base basefont bgsound link meta noscript object script style template title'.split(' '),
);
export const STRUCK = new Set(['del', 's', 'strike']);
export const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre section summary table tbody td tfoot th thead tr ul title xmp'.split(
    ' ',
  ),
);
export const AS_TYPED = new Set('listing plaintext pre xmp'.split(' '));
export const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
