// SPDX-FileCopyrightText: 2026 The byline contributors
// SPDX-License-Identifier: Apache-2.0
// Copies a notice. Without it, or where a browser denies it, the words can be selected with one click.
"use strict";
for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = document.getElementById(button.dataset.copy);
  const told = button.nextElementSibling;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      told.textContent = "Copied.";
    } catch {
      words.closest("details").open = true;
      getSelection().selectAllChildren(words);
      told.textContent = "Selected: copy it with your browser.";
    }
  });
}
