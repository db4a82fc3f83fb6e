import { morph } from './morph.js';

/** @typedef {{ says?: string, opens?: string, options?: { value: string, label: string, about: string }[] }} Answer */

let isAsking = false;
let isStale = false;
/** @type {Set<() => void>} */
const afterwards = new Set();

/** Calls back after the page has been renewed. @param {() => void} work */
export function afterRefresh(work) {
  afterwards.add(work);
}

/** Shows what is true now at this address. Several calls at once ask once more, not several times. */
export async function refresh() {
  if (isAsking) {
    isStale = true;
    return;
  }
  isAsking = true;
  try {
    do {
      isStale = false;
      const asked = location.href;
      const { as = '', here = '' } = document.body.dataset;
      const response = await fetch(asked, { headers: { accept: 'text/html', 'x-shown': `${as} ${here}` } });
      const text = await response.text();
      if (asked !== location.href) isStale = true;
      else if (response.ok) show(text);
    } while (isStale);
  } catch {
    document.body.classList.add('offline');
  } finally {
    isAsking = false;
  }
}

/** @param {string} text */
function show(text) {
  document.body.classList.remove('offline');
  const next = new DOMParser().parseFromString(text, 'text/html');
  const logs = [...document.querySelectorAll('.log')].map((log) => ({ log, isAtEnd: isAtEnd(log) }));
  document.title = next.title;
  morph(document.body, next.body);
  for (const { log, isAtEnd: was } of logs) if (was && log.isConnected) log.scrollTop = log.scrollHeight;
  keepAddress();
  for (const work of afterwards) work();
}

/** @param {Element} log */
function isAtEnd(log) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

/** The address says who one is and where, also when the script led there. */
export function keepAddress() {
  const { as = '', here = '' } = document.body.dataset;
  const url = new URL(location.href);
  if (url.searchParams.get('as') === as && url.searchParams.get('in') === here) return;
  url.searchParams.set('as', as);
  url.searchParams.set('in', here);
  url.searchParams.delete('thread');
  history.replaceState(null, '', url);
}

/** Goes to another place of the workspace. @param {string} address */
export async function go(address) {
  history.pushState(null, '', address);
  await refresh();
}

/**
 * Asks the workspace to do something, and says what it answers.
 * @param {string} what
 * @param {object} fields
 * @returns {Promise<Answer>}
 */
export async function act(what, fields) {
  /** @type {Answer} */
  let answer = { says: 'The demo does not answer. Is it still running?' };
  try {
    const response = await fetch('/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: document.body.dataset.as, ...fields, do: what }),
    });
    answer = await response.json();
  } catch {
    // Said below.
  }
  if (answer.says) toast(answer.says);
  await refresh();
  return answer;
}

/** Says something for a moment. @param {string} text */
export function toast(text) {
  const place = document.getElementById('toasts');
  const line = document.createElement('p');
  line.textContent = text;
  place?.append(line);
  setTimeout(() => line.remove(), 7_000);
}
