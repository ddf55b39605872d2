/* The ledger's two conveniences: a filter, and the words beside the dependency graph. All is there without them. */
(() => {
  "use strict";

  /* --- the filter of every `.filtered`: what carries data-status is shown or hidden */

  const make = (name, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };

  const addFilter = (container) => {
    const items = [...container.querySelectorAll("[data-status]")];
    const texts = items.map((item) => item.textContent.toLowerCase());
    const statuses = [...new Set(items.map((item) => item.dataset.status))];
    const what = container.dataset.filter;

    const search = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    const select = make("select", {}, make("option", { value: "", textContent: "any" }));
    select.append(...statuses.map((status) => make("option", { value: status, textContent: status })));
    const count = make("output");
    count.setAttribute("role", "status");

    const apply = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, index) => {
        const fits = (!select.value || item.dataset.status === select.value) &&
          words.every((word) => texts[index].includes(word));
        item.hidden = !fits;
        shown += fits;
      });
      count.textContent = `${shown} of ${items.length} ${what}`;
    };

    const showTarget = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && container.contains(target) && target.hidden) {
        search.value = select.value = "";
        apply();
        target.scrollIntoView();
      }
    };

    search.addEventListener("input", apply);
    select.addEventListener("change", apply);
    window.addEventListener("hashchange", showTarget);
    const form = make("form", { className: "filter" },
      make("label", {}, "Words ", search), make("label", {}, "Status ", select), count);
    form.addEventListener("submit", (event) => event.preventDefault());
    container.prepend(form);
    apply(); // a browser may restore the fields of an earlier visit
    showTarget();
  };

  /* --- the graph: what the claim under the pointer or the focus uses, and what uses it */

  const addWords = (walk) => {
    const panel = walk.querySelector(".walk-panel");
    const nodes = new Map([...walk.querySelectorAll(".node")].map((node) => [node.id, node]));
    const uses = (node) => node.dataset.uses.split(" ").filter(Boolean).map((name) => nodes.get(`node-${name}`));
    const users = (node) => [...nodes.values()].filter((other) => uses(other).includes(node));
    const words = (node, part) => [...node.querySelectorAll(part)].map((text) => text.textContent).join(" ");

    const link = (node) => {
      const found = make("a", { href: `#${node.id}`, textContent: words(node, ".id") });
      found.addEventListener("click", (event) => {
        event.preventDefault();
        node.focus();
        node.scrollIntoView({ block: "center" });
      });
      return make("li", {}, found, ` ${node.querySelector(".word").textContent}`);
    };

    const list = (name, found) => [
      make("p", { textContent: found.length ? name : `${name}: nothing here` }),
      make("ul", {}, ...found.map(link)),
    ];

    const show = (node) => {
      const below = uses(node), above = users(node);
      nodes.forEach((other) => {
        other.classList.toggle("is-shown", other === node);
        other.classList.toggle("is-used", below.includes(other));
        other.classList.toggle("is-user", above.includes(other));
      });
      walk.querySelectorAll(".edge").forEach((edge) => {
        edge.classList.toggle("is-lit", edge.closest(".node") === node || `node-${edge.dataset.from}` === node.id);
      });
      const [given, total] = [...node.querySelectorAll(".word")].map((text) => text.textContent);
      panel.replaceChildren(
        make("p", { className: "panel-head" }, make("strong", { textContent: words(node, ".id") }), ` ${words(node, ".title")}`),
        make("p", { textContent: `${given} given what it uses, ${total} with all it uses` }),
        ...list("Uses", below), ...list("Used by", above));
      panel.hidden = false;
    };

    const node = (event) => event.target.closest(".node");
    ["focusin", "pointerover"].forEach((kind) => walk.addEventListener(kind, (event) => node(event) && show(node(event))));
    walk.addEventListener("keydown", (event) => {
      const next = { ArrowLeft: uses, ArrowRight: users }[event.key];
      if (!next || !node(event)) return;
      event.preventDefault();
      next(node(event)).find((other) => other.hasAttribute("href"))?.focus();
    });
  };

  document.querySelectorAll(".filtered").forEach(addFilter);
  document.querySelectorAll(".walk").forEach(addWords);
})();
