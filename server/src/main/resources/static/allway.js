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
