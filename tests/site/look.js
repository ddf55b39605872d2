/* What the tests ask a page. Every function returns faults as texts: none is good. */
(() => {
  "use strict";

  const article = document.querySelector("article") ?? document.body;
  const all = (selector) => [...article.querySelectorAll(selector)];
  const named = (element) => element.outerHTML.split(">")[0].slice(0, 120) + ">";
  const shown = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  const kind = (element) => `${element.tagName} ${element.getAttribute("class") ?? ""}`;
  const firstOfEachKind = (elements) => [...new Map(elements.reverse().map((e) => [kind(e), e])).values()].reverse();

  const OPERABLE = "a[href], button, input, select, summary, [tabindex]";
  /* The ledger's entries, rows and nodes are made by one function each: a few stand for hundreds. */
  const REPEATED = [".entry:nth-of-type(n+6)", ".filtered tr:nth-child(n+12)", ".graph .node:nth-of-type(n+12)"];
  const MARKS = ["outlineStyle", "outlineWidth", "boxShadow", "backgroundColor", "borderColor", "fill", "stroke"];

  const STYLED_ONLY = ":is(b, code, em, i, p, span, strong):not([id], [role], [tabindex], [aria-label], :has(*))";

  /* Do this to all but the first of the elements that have the same tags and classes all the way up. */
  const thin = (take) => {
    const seen = new Set();
    const visit = (element, above) => {
      const path = `${above}>${kind(element)} ${element.getAttribute("style") ?? ""}`;
      const again = seen.has(path);
      seen.add(path);
      for (const child of [...element.children]) visit(child, path);
      if (again && !element.children.length) take(element);
    };
    visit(article, "");
  };

  const appearance = (element) =>
    [element, ...[...element.querySelectorAll("*")].slice(0, 20)]
      .map((part) => MARKS.map((mark) => getComputedStyle(part)[mark]).join())
      .join();

  const firstPaint = () =>
    new Promise((resolve) => {
      const look = (paints) => {
        const [painted] = paints.getEntriesByName("first-contentful-paint");
        if (painted) resolve(painted.startTime);
      };
      new PerformanceObserver(look).observe({ type: "paint", buffered: true });
    });

  const scrolls = (element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;

  window.look = {
    /* The page itself never scrolls sideways. */
    overflow: () => {
      const wide = document.documentElement.scrollWidth - innerWidth;
      return wide > 0 ? [`${innerWidth} px: ${wide} px too wide`] : [];
    },

    /* Mathematics is typeset, without an error. */
    formulas: () => [
      ...(all("mjx-container").length < all(".math").length ? ["not every formula is typeset"] : []),
      ...all("mjx-merror, [data-mjx-error]").map(named),
    ],

    /* The text is painted while no script has been waited for, and before the first formula is set. */
    paint: async () => {
      const painted = await firstPaint();
      const waited = [...document.scripts].filter((s) => s.src && !s.async && !s.defer && s.type !== "module");
      return [
        ...(window.firstFormula < painted ? ["formulas came before the first paint"] : []),
        ...waited.map((script) => `the first paint waits for ${script.src}`),
      ];
    },

    /* Every figure has a caption, every picture says what it shows. */
    figures: () => [
      ...all("img").filter((image) => !captioned(image)).map((image) => `no caption: ${named(image)}`),
      ...all("img").filter((image) => !image.alt.trim()).map((image) => `no alternative text: ${named(image)}`),
    ],

    /* What scrolls sideways can be reached by keyboard; one of each kind is marked, to try. */
    scrolling: () => {
      const boxes = all("*").filter((element) => scrolls(element) && shown(element));
      firstOfEachKind([...boxes]).forEach((box) => box.setAttribute("data-scrolls", ""));
      return boxes
        .filter((box) => box.tabIndex < 0 && !box.querySelector(OPERABLE))
        .map((box) => `scrolls, but not by keyboard: ${named(box)}`);
    },

    /* The focus is seen on one control of each kind, and nothing is taken out of its order. */
    focus: () => {
      const controls = all(OPERABLE).filter(shown);
      const unseen = firstOfEachKind(controls.filter((control) => control.tabIndex >= 0)).filter((control) => {
        document.activeElement.blur();
        const before = appearance(control);
        control.focus({ preventScroll: true, focusVisible: true });
        return document.activeElement !== control || appearance(control) === before;
      });
      document.activeElement.blur();
      return [
        ...unseen.map((control) => `focus is not seen on ${named(control)}`),
        ...controls.filter((control) => control.tabIndex > 0).map((control) => `out of order: ${named(control)}`),
      ];
    },

    /* On paper: folded parts open, figures there, controls gone, nothing wider than the sheet. */
    paper: () => {
      const edge = article.getBoundingClientRect().right + 2;
      const beyond = all("p, li, pre, table, img, svg, mjx-container, figure, dl").filter(
        (element) => shown(element) && element.getBoundingClientRect().right > edge,
      );
      return [
        ...all("img, details > :not(summary)").filter((e) => !shown(e)).map((e) => `not printed: ${named(e)}`),
        ...all(".explore-controls, .copybtn, .headerlink").filter(shown).map((e) => `printed: ${named(e)}`),
        ...[...document.querySelectorAll("nav, header, .prev-next-footer")].filter(shown).map((e) => `printed: ${named(e)}`),
        ...beyond.map((element) => `wider than the sheet: ${named(element)}`),
      ];
    },

    /* Leave to axe what it can judge: the article without the strokes of formulas, which are MathJax's,
       and without the second and later of the words that are only styled, and styled alike. */
    lighten: () => {
      for (let inner = article; inner !== document.body; inner = inner.parentElement) {
        for (const frame of inner.parentElement.children) if (frame !== inner) frame.style.display = "none";
      }
      for (const formula of all("mjx-container")) formula.replaceChildren("x");
      thin((word) => word.matches(STYLED_ONLY) && word.replaceWith(word.textContent));
    },

    /* For colours one of each kind is enough. */
    keepOneOfEachKind: () => thin((element) => element.remove()),

    /* axe's serious findings in the article; the list role that Sphinx gives to a bibliography is not ours. */
    barriers: async (options) => {
      const found = await axe.run(
        { include: ["article"], exclude: [".citation-list", ...REPEATED] },
        { resultTypes: ["violations"], preload: false, selectors: false, ...options },
      );
      return found.violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
    },
  };

  /* A figure has a caption; where a cell draws it, the sentences before it say what to see. */
  function captioned(image) {
    const cell = image.closest(".cell");
    const words = image.closest("figure")?.querySelector("figcaption") ?? (cell && wordsBefore(cell));
    return words?.textContent.trim();
  }

  function wordsBefore(cell) {
    let before = cell.previousElementSibling;
    while (before?.matches(".cell:not(:has(img))")) before = before.previousElementSibling;
    return before?.matches(":not(h1, h2, h3, h4, .cell)") ? before : null;
  }
})();
