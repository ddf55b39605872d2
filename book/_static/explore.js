/* Drives every `figure.explore`: the controls choose which of the stored frames is shown. */
(() => {
  "use strict";

  const bring = (figure) => {
    const controls = figure.querySelector(".explore-controls");
    const image = figure.querySelector("img");
    const caption = figure.querySelector("figcaption");
    const slider = controls.querySelector("input");
    const reading = controls.querySelector("output");
    const select = controls.querySelector("select");
    const rows = JSON.parse(figure.dataset.frames);
    rows[0].find((frame) => frame.src === "").src = image.src;

    const show = () => {
      const frame = rows[select ? select.selectedIndex : 0][slider.valueAsNumber];
      image.src = frame.src;
      image.alt = frame.alt;
      caption.textContent = frame.line;
      reading.textContent = frame.stop;
      slider.setAttribute("aria-valuetext", frame.stop);
    };

    slider.addEventListener("input", show);
    if (select) select.addEventListener("change", show);
    controls.hidden = false;
    show(); // a browser may restore the controls of an earlier visit
  };

  document.querySelectorAll("figure.explore").forEach(bring);
})();
