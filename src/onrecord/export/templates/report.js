(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function connect(report) {
    const words = new Map();
    for (const node of report.querySelectorAll("[data-k]")) {
      for (const pair of node.dataset.k.split(" ")) {
        const [key, role] = pair.split(":");
        if (!words.has(key)) words.set(key, []);
        words.get(key).push([node, role]);
      }
    }
    const panel = report.querySelector(".panel");
    let lit = [];

    const dim = () => {
      for (const [node, names] of lit) node.classList.remove(...names);
      lit = [];
    };
    const light = (node, ...names) => {
      node.classList.add(...names);
      lit.push([node, names]);
    };
    const show = (card) => {
      dim();
      if (!card) return;
      light(card, "on");
      const chain = card.dataset.chain.split(" ").filter(Boolean);
      for (const key of [...chain, card.dataset.key]) {
        for (const [node, role] of words.get(key) || []) light(node, "on-" + role);
      }
    };
    const cardOf = (node) => {
      const trigger = node.closest(".text a.t");
      return trigger ? document.getElementById(trigger.hash.slice(1)) : node.closest(".card");
    };
    const reveal = (card) => {
      if (panel.scrollHeight <= panel.clientHeight) return;
      const frame = panel.getBoundingClientRect();
      const box = card.getBoundingClientRect();
      if (box.top >= frame.top && box.bottom <= Math.min(frame.bottom, innerHeight)) return;
      panel.scrollBy({ top: box.top - frame.top - 8, behavior: calm.matches ? "auto" : "smooth" });
    };
    const follow = (event) => {
      const card = cardOf(event.target);
      if (!card && event.type === "pointerover") return;
      show(card);
      if (card && (event.type === "focusin" || !event.target.closest(".card"))) reveal(card);
    };

    report.addEventListener("pointerover", follow);
    report.addEventListener("focusin", follow);
    report.addEventListener("pointerleave", () => {
      show(report.contains(document.activeElement) ? cardOf(document.activeElement) : null);
    });
    report.addEventListener("click", (event) => {
      const trigger = event.target.closest(".text a.t");
      if (!trigger || getComputedStyle(panel).overflowY !== "auto") return;
      event.preventDefault();
      const card = cardOf(trigger);
      card.focus({ preventScroll: true });
      reveal(card);
    });
  }

  document.querySelectorAll("article.report").forEach(connect);
})();
