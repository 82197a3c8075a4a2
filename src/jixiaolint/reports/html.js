(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) return;
  var fields = form.elements;
  var findings = all(".finding");
  var sheets = all(".sheet");
  var texts = [];
  var output = form.querySelector("output");
  var partial = document.querySelector(".partial");
  var timer = 0;

  function all(selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  }
  function badge(item) { return document.getElementById("b" + item.id.slice(1)); }
  function about(item) { return item.closest(".advice"); }
  function shows(part) { return !!part.querySelector(".finding:not([hidden])"); }
  function heading(sheet) { return sheet.querySelector("h3").textContent.toLowerCase(); }

  function words(i) {
    if (texts[i] === undefined) {
      var item = findings[i], cell = badge(item), sheet = item.closest(".sheet"), advice = about(item);
      var said = all(".head, .suggestion, :scope > .message", advice);
      texts[i] = said.concat(item, cell ? cell.parentNode : [], sheet ? sheet.querySelector("h3") : [])
        .map(function (part) { return part.textContent; }).join(" ").toLowerCase();
    }
    return texts[i];
  }

  function concerns(item, table) {
    var sheet = item.closest(".sheet");
    return sheet ? sheet.dataset.t === table : !!item.querySelector('a[href="#' + table + '"]');
  }

  function filter() {
    var rule = fields.rule.value, table = fields.table.value;
    var text = fields.text.value.trim().toLowerCase();
    var boxes = all("[name=severity]", form);
    var wanted = {};
    boxes.forEach(function (box) { wanted[box.value] = box.checked; });
    var narrow = !!rule || boxes.some(function (box) { return !box.checked; });
    var shown = 0;
    findings.forEach(function (item, i) {
      var said = about(item).dataset;
      var on = wanted[said.s] && (!rule || said.r === rule) &&
        (!table || concerns(item, table)) && (!text || words(i).indexOf(text) >= 0);
      var mark = badge(item);
      item.hidden = !on;
      if (mark) mark.hidden = !on;
      if (on) shown += 1;
    });
    all(".advice, .whole").forEach(function (part) { part.hidden = !shows(part); });
    sheets.forEach(function (sheet) {
      var named = (!table || sheet.dataset.t === table) && (!text || heading(sheet).indexOf(text) >= 0);
      sheet.hidden = !shows(sheet) && (!named || narrow || fields.only.checked);
    });
    all(".document").forEach(function (part) {
      part.hidden = (narrow || !!table || !!text) && !part.querySelector(".sheet:not([hidden])") && !shows(part);
    });
    partial.hidden = shown === findings.length;
    partial.textContent = "按筛选条件只列出 " + shown + " 条问题，全部是 " + findings.length + " 条。";
    output.textContent = shown ? "显示 " + shown + " / " + findings.length + " 条" :
      "没有符合条件的问题（共 " + findings.length + " 条）";
  }

  function inSight(part) {
    var box = part.getBoundingClientRect(), bar = form.getBoundingClientRect().bottom;
    return box.top >= Math.max(bar, 0) && box.bottom <= innerHeight;
  }

  /* A table that stays beside its findings needs no scrolling of the page to show a cell. */
  function go(link) {
    var target = document.getElementById(link.getAttribute("href").slice(1));
    var before = scrollY;
    if (target.tabIndex < 0) target.tabIndex = -1;
    location.hash = link.getAttribute("href");
    target = target.closest(".mark") || target;
    target.scrollIntoView({block: "nearest"});
    scrollTo(0, before);
    if (!inSight(target)) target.scrollIntoView();
  }

  function explain(box) {
    var link = box.querySelector("a");
    if (!link) return;
    var rule = document.getElementById(link.getAttribute("href").slice(1)).nextElementSibling;
    all(":scope > p", rule).forEach(function (part) { box.appendChild(part.cloneNode(true)); });
    link.remove();
  }

  form.hidden = false;
  document.body.classList.add("live");
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", filter);
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 120); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest(".at a, .badge");
    if (!link) {
      if (event.target.closest("a, summary, .reasons, .long") || String(getSelection())) return;
      var item = event.target.closest(".finding, .mark");
      link = item && item.querySelector(".at a, .badge:not([hidden])");
    }
    if (!link) return;
    event.preventDefault();
    go(link);
  });
  document.addEventListener("toggle", function (event) {
    if (event.target.className === "reasons") explain(event.target);
  }, true);
  document.addEventListener("mouseover", function (event) {
    var mark = event.target.closest(".badge");
    if (mark) mark.title = mark.getAttribute("aria-label");
  });
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) { form.reset(); filter(); target.scrollIntoView(); }
  });
  filter();
})();
