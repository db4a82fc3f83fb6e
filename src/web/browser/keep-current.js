/**
 * Keeps the page true: asks for it again every few seconds while somebody can see it, and takes over what changed.
 * Without this script the page is as whole, and is renewed by loading it again.
 */
const everyMs = Number(document.body.dataset.every) * 1_000;
const stale = document.body.dataset.stale ?? '';
let last = document.getElementById('main')?.innerHTML;
let isAsking = false;

async function renew() {
  if (document.hidden || isAsking) return;
  isAsking = true;
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    // A page that cannot be made now is said below the one that could.
    if (response.status >= 500) throw new Error('not now');
    show(next);
    say('');
  } catch {
    say(stale);
  } finally {
    isAsking = false;
  }
}

/** @param {Document} next */
function show(next) {
  document.title = next.title;
  const [main, fresh] = [document.getElementById('main'), next.getElementById('main')];
  const [asOf, now] = [document.getElementById('as-of'), next.getElementById('as-of')];
  if (asOf !== null && now !== null) asOf.replaceChildren(...document.importNode(now, true).childNodes);
  if (main === null || fresh === null || fresh.innerHTML === last || isSelecting(main)) return;
  last = fresh.innerHTML;
  const place = focusIn(main);
  const scrolled = [...main.querySelectorAll('.scroll')].map(({ scrollLeft }) => scrollLeft);
  main.replaceChildren(...document.importNode(fresh, true).childNodes);
  for (const [index, region] of main.querySelectorAll('.scroll').entries()) region.scrollLeft = scrolled[index] ?? 0;
  if (place !== null) refocus(main, place);
}

/** Somebody is copying text: it stays until they have. @param {Element} main */
function isSelecting(main) {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && main.contains(selection.anchorNode);
}

/** What the keyboard stands on: its address or name, and the how-manieth of that it is. @param {Element} main */
function focusIn(main) {
  const { activeElement } = document;
  if (activeElement === null || activeElement === main || !main.contains(activeElement)) return null;
  const selector = selectorOf(activeElement);
  return { selector, index: [...main.querySelectorAll(selector)].indexOf(activeElement) };
}

/** @param {Element} element */
function selectorOf(element) {
  const href = element.getAttribute('href');
  if (href !== null) return `a[href="${CSS.escape(href)}"]`;
  return `[aria-label="${CSS.escape(element.getAttribute('aria-label') ?? '')}"]`;
}

/**
 * @param {Element} main
 * @param {{ selector: string, index: number }} place
 */
function refocus(main, { selector, index }) {
  const element = main.querySelectorAll(selector)[index];
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

/** @param {string} text */
function say(text) {
  const place = document.getElementById('stale');
  if (place !== null && place.textContent !== text) place.textContent = text;
}

setInterval(() => void renew(), everyMs);
document.addEventListener('visibilitychange', () => void renew());
