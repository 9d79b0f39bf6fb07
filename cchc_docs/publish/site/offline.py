"""The whole site as one zip for a USB stick, for people who never opened one."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from struct import Struct
from zlib import ZLIB_RUNTIME_VERSION as ZLIB

from cchc_docs.ground.days import show_day
from cchc_docs.ground.kept import Kept
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import library_stamp, notices
from cchc_docs.publish.artefacts.packing import LEVEL, Deflated, deflated, is_packed, packed

ZIP = addresses.download("chi-so-cchc-ngoai-tuyen.zip")
"""Address of the zip in the site."""
FOLDER = "chi-so-cchc"
"""The folder that unpacking makes."""
LEFT_OUT = {"404.html", addresses.NOT_KEPT, ZIP}
WIDTH = 78
HEAD = Struct("<IQ")
"""What is kept before a packed file: its check sum and its size."""
README = """\
TRANG TẬP HUẤN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH – BẢN DÙNG KHÔNG CẦN MẠNG

{titles}
Nội dung ngày {day}, mã nội dung {digest}.

CÁCH MỞ
1. Giải nén trước khi mở. Trong Windows: bấm chuột phải vào tệp .zip, chọn
   "Extract All..." (Giải nén tất cả), rồi bấm "Extract". Không mở trang khi
   còn nằm trong tệp .zip: trang sẽ mất hình và đường dẫn.
2. Mở thư mục {folder} vừa hiện ra.
3. Bấm đúp vào tệp index.html (máy có thể chỉ hiện tên "index"). Trang mở
   trong trình duyệt: Chrome, Edge, Cốc Cốc hay Firefox đều được.

Không cần mạng, không cần cài gì thêm. Trang không gửi gì ra ngoài.

DÙNG ĐƯỢC NHỮNG GÌ
- Đọc mọi trang và tìm kiếm; gõ có dấu hay không dấu đều được.
- Bản trình chiếu cho lớp học ở mục "Cho giảng viên", "Trình chiếu".
- Tệp để in và để điền ở mục "Tải về": sổ tay, hướng dẫn, tờ phát tay (PDF),
  phiếu chấm điểm (mở bằng Excel hoặc LibreOffice), mẫu báo cáo (mở bằng Word).
  Các tệp ấy cũng nằm sẵn trong thư mục:
{downloads}

MANG SANG MÁY KHÁC
Chép cả thư mục {folder} vào USB. Đừng chép riêng tệp index.html.

KHI KHÔNG MỞ ĐƯỢC
- Bấm đúp mà hiện chữ lạ: bấm chuột phải vào index.html, chọn "Open with"
  (Mở bằng), chọn một trình duyệt.
- Trang không có màu, bấm đường dẫn báo không tìm thấy tệp: tệp .zip chưa được
  giải nén, làm lại bước 1.

LƯU Ý
{notices}
"""


def offline_zip(
    library: Library, site: Path, kept: Kept | None = None, digests: Mapping[str, str] | None = None
) -> bytes:
    """Every file of the built ``site`` with a README; the same site gives the same bytes.

    ``kept``: of builds before, so that nothing is packed twice; ``digests``: SHA-256 of files
    whose content is known, by address.
    """
    files: dict[str, bytes | Path | Callable[[], Deflated]] = {
        f"{FOLDER}/README.txt": readme(library)
    }
    store = kept or Kept()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in LEFT_OUT:
            known = (digests or {}).get(name)
            files[f"{FOLDER}/{name}"] = (
                path if is_packed(name) else partial(_deflated, path, known, store)
            )
    return packed(files)


def _deflated(path: Path, known: str | None, kept: Kept) -> Deflated:
    """A file as it stands in a zip, packed only where no build before has packed the same."""
    content = None if known else path.read_bytes()
    key = kept.key("deflated", ZLIB, str(LEVEL), known or sha256(content or b"").hexdigest())
    if found := kept.find_bytes(key):
        crc, size = HEAD.unpack_from(found)
        return Deflated(crc, size, found[HEAD.size :])
    made = deflated(path.read_bytes() if content is None else content)
    kept.keep_bytes(key, HEAD.pack(made.crc, made.size) + made.data)
    return made


def readme(library: Library) -> bytes:
    """How to open it; with the marks and line ends that the oldest Notepad needs."""
    made = library_stamp(library)
    editions = [own.edition for own in library.editions]
    text = README.format(
        titles="\n".join(textwrap.fill(one, WIDTH) for one in made.titles),
        day=show_day(made.date),
        digest=made.digest,
        folder=FOLDER,
        downloads="\n".join(
            f"  {addresses.folder(addresses.of(one).downloads)}" for one in editions
        ),
        notices="\n".join(textwrap.fill(one, WIDTH) for one in notices(editions)),
    )
    return ("\ufeff" + text.replace("\n", "\r\n")).encode()
