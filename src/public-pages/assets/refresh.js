// Keeps an open page up to date: when the server says that something changed, or once a minute if it can't say so, the
// page is fetched again (its ETag saves that if it's the same), and what is new takes the place of what was there.

const EVERY = 60_000;

/** Adds the reader's own time to each time of the page. */
function tellOwnTimes() {
  for (const own of document.querySelectorAll('.yours')) {
    const { at = '', words = '' } = own.dataset;
    const day = { weekday: 'short', hour: '2-digit', minute: '2-digit' };
    own.textContent = `${new Date(at).toLocaleString(undefined, day)} ${words}`;
  }
}

async function refresh() {
  const answer = await fetch(location.href, { cache: 'no-cache' });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const shown = document.querySelector('main');
  if (!fresh || !shown || fresh.innerHTML === served) return;
  served = fresh.innerHTML;
  shown.replaceChildren(...fresh.childNodes);
  tellOwnTimes();
}

let served = document.querySelector('main')?.innerHTML;
const quietly = () => void refresh().catch(() => undefined);

/** What tells of changes; none while the page is in the background. */
let changes;
let hasStream = false;

function listen() {
  changes = new EventSource(document.querySelector('main').dataset.changes);
  changes.addEventListener('open', () => (hasStream = true));
  changes.addEventListener('error', () => (hasStream = false));
  changes.addEventListener('change', quietly);
}

function look() {
  changes?.close();
  hasStream = false;
  if (document.visibilityState === 'hidden') return;
  listen();
  quietly();
}

tellOwnTimes();
listen();
document.addEventListener('visibilitychange', look);
setInterval(() => {
  if (!hasStream && document.visibilityState === 'visible') quietly();
}, EVERY);
