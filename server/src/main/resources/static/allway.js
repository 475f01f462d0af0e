// After a part of the page was replaced, the focus goes to it if it asks for that.
document.addEventListener('htmx:afterSwap', (event) => {
  const asked = event.target.querySelector('[data-focus]');
  if (asked) {
    asked.focus();
  }
});

// By which zone the clock of this device goes, so that pages can tell times on it.
document.cookie =
  'allway-zone=' + Intl.DateTimeFormat().resolvedOptions().timeZone + ';path=/;samesite=lax;max-age=31536000';

// What was sent is no longer in the field.
document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful && event.target.matches('form[data-clear]')) {
    event.target.reset();
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

// "Tick all" ticks every box of a form that can be ticked; it is shown only where it works.
document.querySelectorAll('[data-tick]').forEach((button) => {
  button.hidden = false;
});
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
