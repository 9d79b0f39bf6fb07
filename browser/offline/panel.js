// The reader's choice to keep the whole site, with what it takes.
import { element } from "../form/element.js";
import { WholeSite } from "./whole_site.js";

/** @import { Kept, Listed } from "./whole_site.js" */

const MEGABYTE = 1_000_000;

/** @param {number} size in bytes */
const shown = (size) => `${(size / MEGABYTE).toFixed(1).replace(".", ",")} MB`;

/** @type {Record<Kept, (size: string) => [button: string, told: string]>} */
const WORDS = {
  none: (size) => [`Lưu cả tập để đọc không cần mạng (${size})`, ""],
  part: (size) => [`Lưu nốt cả tập (${size})`, "Mới lưu được một phần."],
  old: (size) => [`Lưu bản mới (cả tập ${size})`, "Bản đang lưu cũ hơn bản trên mạng."],
  whole: (size) => ["", `Đã lưu cả tập (${size}): mất mạng vẫn đọc được mọi trang.`],
};

class Panel {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.site = new WholeSite(new URL(place.dataset.keep ?? "", location.href).href);
    this.button = element("button", { type: "button", class: "md-button md-button--primary" });
    this.away = element("button", { type: "button", class: "md-button" }, "Xoá bản đã lưu");
    this.bar = element("progress", { "aria-label": "Phần đã lưu" });
    this.told = element("p", { role: "status" });
    this.button.addEventListener("click", () => void this.keep());
    this.away.addEventListener("click", () => void this.site.remove().then(() => this.show()));
  }

  /** Shows how it stands; throws without a network. */
  async show() {
    this.listed = await this.site.listed();
    const kept = await this.site.look(this.listed);
    const [asked, told] = WORDS[kept](shown(this.listed.size));
    this.button.textContent = asked;
    this.told.textContent = told;
    const [keep, away] = [asked ? [this.button] : [], kept === "none" ? [] : [this.away]];
    this.place.replaceChildren(this.told, ...keep, ...away);
  }

  async keep() {
    const listed = /** @type {Listed} */ (this.listed);
    this.place.replaceChildren(this.told, this.bar);
    try {
      await navigator.storage?.persist?.();
      await this.site.keep(listed, (done, all) => {
        [this.bar.value, this.bar.max] = [done, all];
        this.told.textContent = `Đang lưu: ${done}/${all} tệp.`;
      });
      await this.show();
    } catch {
      this.told.textContent =
        "Chưa lưu xong: mất mạng, hoặc trình duyệt hết chỗ. Phần đã lưu còn nguyên, bấm lại để lưu nốt.";
      this.place.replaceChildren(this.told, this.button);
    }
  }
}

/** @param {HTMLElement} place stays hidden where nothing can be kept: from a disk, without a network */
export async function offerToKeep(place) {
  if (!("serviceWorker" in navigator) || !/^http/.test(location.protocol)) return;
  try {
    await new Panel(place).show();
    place.hidden = false;
  } catch {
    place.hidden = true;
  }
}
