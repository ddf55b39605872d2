/* Formulas wait for the first paint: the text is there at once, and MathJax then sets it. */
(() => {
  "use strict";

  const painted = new Promise((resolve) => {
    if (document.hidden) resolve(); // nobody looks, nothing is painted
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    addEventListener("beforeprint", resolve);
    setTimeout(resolve, 2000); // a browser that reports no paint
  });

  if (window.MathJax) {
    window.MathJax.startup = {
      pageReady: () => painted.then(() => window.MathJax.startup.defaultPageReady()),
    };
  }
})();
