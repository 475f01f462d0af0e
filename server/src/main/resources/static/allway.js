// After a part of the page was replaced, the focus goes to it if it asks for that.
document.addEventListener('htmx:afterSwap', (event) => {
  const asked = event.target.querySelector('[data-focus]');
  if (asked) {
    asked.focus();
  }
});

// A panel opens when something was put into it, and takes the focus; Escape closes it.
document.addEventListener('htmx:afterSwap', (event) => {
  const panel = event.target.closest('dialog');
  if (panel && !panel.open) {
    panel.showModal();
  }
  const asked = panel && panel.querySelector('[data-focus]');
  if (asked) {
    asked.focus();
  }
});

// A click beside the panel closes it, too.
document.addEventListener('click', (event) => {
  if (event.target instanceof HTMLDialogElement && event.target.classList.contains('panel')) {
    event.target.close();
  }
});

// "Tick all" ticks every box of a form that can be ticked.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-tick]');
  if (button) {
    document
      .querySelectorAll(`input[type="checkbox"][form="${button.dataset.tick}"]:not(:disabled):not([name="agree"])`)
      .forEach((box) => {
        box.checked = true;
      });
  }
});

// What a page says first about what was done, or not done, is heard first.
document.querySelector('main [data-focus]')?.focus();
