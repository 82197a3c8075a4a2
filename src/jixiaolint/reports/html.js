(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) return;
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var sheets = Array.prototype.slice.call(document.querySelectorAll(".sheet"));
  var texts = [];
  var output = form.querySelector("output");
  var timer = 0;

  function words(i) {
    if (texts[i] === undefined) {
      var item = findings[i], sheet = item.closest(".sheet");
      var details = item.querySelector("details");
      var cell = document.getElementById("b" + item.id.slice(1));
      texts[i] = (item.textContent.replace(details ? details.textContent : "", "") + " " +
        (cell ? cell.parentNode.textContent : "") + " " +
        (sheet ? sheet.querySelector("h3").textContent : "")).toLowerCase();
    }
    return texts[i];
  }

  function filter() {
    var rule = form.elements.rule.value;
    var text = form.elements.text.value.trim().toLowerCase();
    var wanted = {};
    form.querySelectorAll("[name=severity]").forEach(function (box) { wanted[box.value] = box.checked; });
    var shown = 0;
    findings.forEach(function (item, i) {
      var on = wanted[item.dataset.s] && (!rule || item.dataset.r === rule) &&
        (!text || words(i).indexOf(text) >= 0);
      item.hidden = !on;
      var badge = document.getElementById("b" + item.id.slice(1));
      if (badge) badge.hidden = !on;
      if (on) shown += 1;
    });
    sheets.forEach(function (sheet) {
      sheet.hidden = form.elements.only.checked && !sheet.querySelector(".finding:not([hidden])");
    });
    output.textContent = "显示 " + shown + " / " + findings.length + " 条";
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", filter);
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 120); });
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    var hidden = target && target.closest("[hidden]");
    if (hidden) { form.reset(); filter(); target.scrollIntoView(); }
  });
  filter();
})();
