// Whether there is a newer version of the pages than the one that is open: its modules may be gone then.

const patience = 5_000;

/** What to tell the reader when a module could not be loaded: "newVersion", "offline" or "server". */
export async function whyNotLoaded(pagePath) {
  let response;
  try {
    response = await fetch(pagePath, {
      // As a program the page would get 404.
      headers: { Accept: "text/html, */*" },
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    return { kind: "offline" };
  }
  if (response.ok && isOther(await response.text())) {
    return { kind: "newVersion" };
  }
  // The service worker answers also without a network.
  const maybeStored = response.ok && Boolean(navigator.serviceWorker?.controller);
  return { kind: navigator.onLine === false || maybeStored ? "offline" : "server" };
}

/** Another version names other files. */
function isOther(page) {
  const map = document.querySelector('script[type="importmap"]')?.textContent ?? "";
  return !page.includes(map);
}
