"""Short and long names of one instrument, editions and drafts of it, and bodies in other words."""

import pytest

from profiles import agreement, are_one, body

LONG = (
    "บันทึกความเข้าใจระหว่างรัฐบาลแห่งราชอาณาจักรไทยกับรัฐบาลแห่งราชอาณาจักรกัมพูชา"
    "ว่าด้วยความร่วมมือทวิภาคีในการต่อต้านการค้ามนุษย์และการคุ้มครองผู้เสียหาย"
)
SHORT = "MOU ไทย-กัมพูชา ด้านการต่อต้านการค้ามนุษย์"
ACT = "พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (agreement("a", LONG, parties=["TH", "KH"]), agreement("b", SHORT, parties=["TH", "KH"])),
        (
            agreement("a", f"{ACT} พ.ศ. 2551", kind="law"),
            agreement("b", "พ.ร.บ. ป้องกันและปราบปรามการค้ามนุษย์ 2551", kind="law"),
        ),
        (
            agreement("a", "โครงการออสเตรเลีย-เอเชียเพื่อต่อต้านการค้ามนุษย์", "AAPTIP", kind="project"),
            agreement("b", "Australia-Asia Program to Combat Trafficking in Persons", "AAPTIP", kind="project"),
        ),
        (
            agreement("a", "ข้อตกลงว่าด้วยการจ้างแรงงานประมง", parties=["TH", "MM"], signed=["2019-04-22"]),
            agreement("b", "ข้อตกลงด้านการจ้างแรงงานในภาคประมงทะเล", parties=["TH", "MM"], signed=["2019-04-22"]),
        ),
        (  # drafted first, concluded later
            agreement("a", f"(ร่าง) {LONG}", parties=["TH", "KH"]),
            agreement("b", LONG, parties=["TH", "KH"], concluded=True),
        ),
    ],
)
def test_names_of_one_instrument_meet(one, other):
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (agreement("a", f"{ACT} พ.ศ. 2551", kind="law"), agreement("b", f"{ACT} (ฉบับที่ 2) พ.ศ. 2558", kind="law")),
        (agreement("a", f"{ACT} (ฉบับที่ 2)", kind="law"), agreement("b", f"{ACT} (ฉบับที่ 3)", kind="law")),
        (agreement("a", ACT, kind="law"), agreement("b", ACT.replace("บัญญัติ", "กำหนด"), kind="law")),
        (
            agreement("a", "แผนปฏิบัติการต่อต้านการค้ามนุษย์ ระยะที่ 1", kind="plan"),
            agreement("b", "แผนปฏิบัติการต่อต้านการค้ามนุษย์ ระยะที่ 2", kind="plan"),
        ),
        (agreement("a", SHORT, parties=["TH", "KH"]), agreement("b", SHORT, parties=["TH", "LA"])),
        (
            agreement("a", LONG, parties=["TH", "KH"]),
            agreement("b", "MOU ไทย-กัมพูชา ด้านการพัฒนาไฟฟ้า", parties=["TH", "KH"]),
        ),
        (
            agreement("a", LONG, parties=["TH", "KH"], concluded=True),
            agreement("b", f"ร่าง{LONG}", parties=["TH", "KH"]),
        ),
        (agreement("a", LONG), agreement("b", LONG.replace("บันทึกความเข้าใจ", "ปฏิญญา"), kind="declaration")),
        (  # an abbreviation in common says little
            agreement("a", "แผนแม่บทด้านความมั่นคง", "Action Plan", kind="plan"),
            agreement("b", "นโยบายด้านเด็กและเยาวชน", "Action Plan", kind="plan"),
        ),
        (
            agreement("a", "แถลงการณ์ร่วมอาเซียน-จีนว่าด้วยการค้าและการลงทุน", kind="declaration"),
            agreement("b", "แถลงการณ์ร่วมอาเซียน-จีนว่าด้วยการท่องเที่ยว", kind="declaration"),
        ),
    ],
)
def test_other_instruments_stay_apart(one, other):
    assert not are_one(one, other)


def test_a_minted_iri_gives_way_to_that_of_the_lists_and_never_the_other_way():
    known = agreement("known", LONG, parties=["TH", "KH"], known=True)
    minted = agreement("minted", SHORT, parties=["TH", "KH"])
    assert are_one(known, minted)
    assert not are_one(minted, known)  # what was published first keeps its IRI, and lists keep theirs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ศูนย์ปฏิบัติการช่วยเหลือผู้เสียหาย",), ("ศูนย์ปฏิบัติการ ช่วยเหลือผู้เสียหาย (ศปผ.)",)),
        (("คณะกรรมการขับเคลื่อนและปฏิรูปการบริหาราชการ",), ("คณะกรรมการขับเคลื่อนและปฏิรูปการบริหารราชการ",)),
        (("สำนักงานจัดหางานจังหวัดระนอง",), ("สนง.จัดหางาน จ.ระนอง",)),
        (("International Justice Mission", "IJM"), ("IJM",)),
        (("บริษัท ปันฝัน วิสาหกิจเพื่อสังคม",), ("บริษัท ปันฝัน วิสาหกิจเพื่อสังคม จำกัด",)),
    ],
)
def test_a_body_in_other_words(one, other):
    assert are_one(body("a", *one), body("b", *other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("a", "คณะทำงานฯ"), body("b", "คณะทำงาน")),
        (body("a", "กองการต่างประเทศ", parent="moi"), body("b", "กองการต่างประเทศ (กต.)", parent="mol")),
        (body("of-one-state", "กระทรวงแรงงาน"), body("of-another", "กระทรวง แรงงาน")),
        (body("a", "สถานีตำรวจภูธรเมืองชลบุรี เขต 1"), body("b", "สถานีตำรวจภูธรเมืองชลบุรี เขต 2")),
        (body("a", "สำนักงานจัดหางานจังหวัดระนอง"), body("b", "สำนักงานจัดหางานจังหวัดระยอง ")),
    ],
)
def test_another_body(one, other):
    assert not are_one(one, other)


def test_a_common_part_of_one_body_is_one():
    assert are_one(body("a", "กองการต่างประเทศ", parent="moi"), body("b", "กองการต่างประเทศ (กต.)", parent="moi"))
