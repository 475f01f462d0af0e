// After a part of the page was replaced, the focus goes to it if it asks for that.
document.addEventListener('htmx:afterSwap', (event) => {
  const asked = event.target.querySelector('[data-focus]');
  if (asked) {
    asked.focus();
  }
});
