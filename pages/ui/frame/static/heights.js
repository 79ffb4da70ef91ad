/* For pages that show figures of the dashboard in frames: each frame gets the height of what it shows.
 * A frame tells its height to the page around it; only what comes from a frame of this script's own origin is heard. */
(() => {
  "use strict";
  const own = new URL(document.currentScript.src).origin;
  addEventListener("message", ({ data, origin, source }) => {
    const height = Number(data?.followUpHeight);
    if (origin !== own || !(height > 0 && height < 50000)) return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(height)}px`;
  });
  // A frame that was there before this script said its height in vain: it is asked again.
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.src.startsWith(`${own}/embed`)) frame.contentWindow.postMessage({ followUpAsk: true }, own);
})();
