// The page of an import follows it live; closing the page does not stop the import.
"use strict";
(() => {
  const bar = document.querySelector("[data-watch]");
  if (!bar || !window.EventSource) return;
  const words = document.querySelector("[data-words]");
  const told = new EventSource(bar.dataset.watch);
  told.addEventListener("step", (event) => {
    const state = JSON.parse(event.data);
    words.textContent = state.words;
    if (state.total !== null) {
      bar.max = Math.max(1, state.total);
      bar.value = state.done;
    }
  });
  told.addEventListener("over", () => {
    told.close();
    location.reload();
  });
})();
