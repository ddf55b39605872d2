/* Formulas wait for the first paint: the text is there at once, and MathJax then sets it. */
(() => {
  "use strict";

  const painted = new Promise((resolve) => {
    const look = (paints) => paints.getEntriesByName("first-contentful-paint").length && resolve();
    const reported = PerformanceObserver.supportedEntryTypes.includes("paint");
    if (!reported || document.hidden) resolve(); // nobody looks, nothing is painted
    else new PerformanceObserver(look).observe({ type: "paint", buffered: true });
    document.addEventListener("visibilitychange", resolve);
  });

  if (window.MathJax) {
    window.MathJax.startup = {
      pageReady: () => painted.then(() => window.MathJax.startup.defaultPageReady()),
    };
  }
})();
