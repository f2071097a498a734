"""Two short releases with their facts written by hand, published by the real stages: a site to test."""

import tempfile
from functools import cache
from pathlib import Path

from prachum.config import Settings
from prachum.model import (
    Action,
    Agreement,
    Article,
    Attendance,
    Document,
    Evidence,
    Facts,
    Instrument,
    Meeting,
    Organization,
    Participation,
    Person,
    Place,
    Post,
    Span,
    Stated,
)
from prachum.pipeline import build

BILATERAL = "การประชุมทวิภาคีไทย - กัมพูชา"
MEMORANDUM = "บันทึกความเข้าใจว่าด้วยการส่งกลับ"
TEXTS = {
    "bilateral": f"""กระทรวงตัวอย่างประชุมร่วมกับกัมพูชา
วันจันทร์ที่ 22 เมษายน 2562
วันนี้ เวลา 09.30 น. กระทรวงตัวอย่าง จัด{BILATERAL} ณ โรงแรมริมน้ำ กรุงเทพฯ
โดยมีนางสาวสมใจ ใจดี ปลัดกระทรวงตัวอย่าง เป็นหัวหน้าคณะผู้แทนไทย ผู้เข้าร่วม 70 คน
ที่ประชุมลงนาม{MEMORANDUM} ซึ่งยกร่างในการหารือเมื่อเดือนกันยายน 2561
ที่มา : https://example.org/news/1?a=1&b=2
""",
    "talks": f"""นางสาวสมใจ ใจดี ปลัดกระทรวงตัวอย่าง หารือกับศูนย์ <b>ช่วยเหลือ</b> & "เพื่อน" ครั้งที่ 2
เมื่อวันที่ 5 มีนาคม 2563 เรื่อง{MEMORANDUM}
""",
}


@cache
def published() -> Path:
    """The output folder of a build of both releases; tests only read it."""
    folder = Path(tempfile.mkdtemp(prefix="prachum-test-"))
    (folder / "releases").mkdir()
    for name, text in TEXTS.items():
        (folder / "releases" / f"{name}.txt").write_text(text, encoding="utf-8")
    report = build([folder / "releases"], Settings(output=folder / "output", workers=1), extract=facts)
    assert len(report.published) == len(TEXTS), list(report.reasons())
    return folder / "output"


def facts(document: Document) -> Facts:
    """What one of the releases says."""
    return {"bilateral": _bilateral, "talks": _talks}[document.identifier](document)


def _bilateral(document: Document) -> Facts:
    def proof(words: str) -> Evidence:
        start = document.text.index(words)
        return Evidence(Span(start, start + len(words)), 0.95)

    def said(words: str) -> Stated[str]:
        return Stated(words, proof(words))

    day = Stated("2019-04-22", proof("22 เมษายน 2562"))
    main = Meeting(
        "m1",
        BILATERAL,
        Stated("bilateral_meeting", proof("ทวิภาคี")),
        main=True,
        mentions=(proof(BILATERAL),),
        start=day,
        end=day,
        time=Stated("09:30", proof("09.30")),
        date_text="22 เมษายน 2562",
        venue=said("โรงแรมริมน้ำ"),
        places=(Stated("l3", proof("กรุงเทพฯ")),),
        participations=(
            Participation("organizer", "o1", proof("กระทรวงตัวอย่าง จัด")),
            Participation("head_of_delegation", "p1", proof("สมใจ ใจดี ปลัดกระทรวงตัวอย่าง เป็นหัวหน้าคณะผู้แทนไทย")),
            Participation("participant", "l1", proof("ไทย - กัมพูชา")),
            Participation("participant", "l2", proof("ไทย - กัมพูชา")),
        ),
        attendance=Stated(Attendance(70), proof("70 คน")),
        instruments=(Instrument("signed", "a1", proof(f"ลงนาม{MEMORANDUM}")),),
        topics=(Stated("return-and-reintegration", proof("การส่งกลับ")),),
    )
    earlier = Meeting(
        "m2",
        "การหารือ",
        Stated("consultation", proof("การหารือ")),
        main=False,
        mentions=(proof("การหารือ"),),
        start=Stated("2018-09", proof("กันยายน 2561")),
        instruments=(Instrument("considered", "a1", proof("ซึ่งยกร่างในการหารือ")),),
    )
    return Facts(
        document,
        Article(said("กระทรวงตัวอย่างประชุมร่วมกับกัมพูชา"), day, url=said("https://example.org/news/1?a=1&b=2")),
        (main, earlier),
        (
            Agreement(
                "a1",
                MEMORANDUM,
                "memorandum",
                (proof(MEMORANDUM),),
                parties=(Stated("l1", proof("ไทย - กัมพูชา")), Stated("l2", proof("ไทย - กัมพูชา"))),
                status=Stated("signed", proof("ลงนาม")),
                actions=(Action("sign", "2019-04-22", proof("ลงนาม"), "m1"),),
            ),
        ),
        (_person(proof),),
        (Organization("o1", "กระทรวงตัวอย่าง", (proof("กระทรวงตัวอย่าง"),)),),
        (
            Place("l1", "ไทย", "country", (proof("ไทย"),), "TH"),
            Place("l2", "กัมพูชา", "country", (proof("กัมพูชา"),), "KH"),
            Place("l3", "กรุงเทพฯ", "city", (proof("กรุงเทพฯ"),), "TH-10"),
        ),
    )


def _talks(document: Document) -> Facts:
    def proof(words: str) -> Evidence:
        start = document.text.index(words)
        return Evidence(Span(start, start + len(words)))

    body = 'ศูนย์ <b>ช่วยเหลือ</b> & "เพื่อน"'
    day = Stated("2020-03-05", proof("5 มีนาคม 2563"))
    meeting = Meeting(
        "m1",
        f"หารือกับ{body} ครั้งที่ 2",
        Stated("consultation", proof("หารือ")),
        main=True,
        mentions=(proof("หารือ"),),
        start=day,
        end=day,
        ordinal=Stated("2", proof("ครั้งที่ 2")),
        participations=(
            Participation("interlocutor", "p1", proof("สมใจ ใจดี")),
            Participation("interlocutor", "o2", proof(body)),
        ),
        instruments=(Instrument("considered", "a1", proof(MEMORANDUM)),),
    )
    return Facts(
        document,
        meetings=(meeting,),
        agreements=(Agreement("a1", MEMORANDUM, "memorandum", (proof(MEMORANDUM),)),),
        persons=(_person(proof),),
        organizations=(
            Organization("o1", "กระทรวงตัวอย่าง", (proof("กระทรวงตัวอย่าง"),)),
            Organization("o2", body, (proof(body),)),
        ),
    )


def _person(proof) -> Person:
    title = "ปลัดกระทรวงตัวอย่าง"
    return Person("p1", "สมใจ ใจดี", (proof("สมใจ ใจดี"),), "นางสาว", posts=(Post(title, proof(title), "o1"),))
