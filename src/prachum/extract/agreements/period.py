"""The period of a plan or a project: the years in its name, or the time that the text gives it."""

import re

from prachum.dates import DateMention
from prachum.extract.agreements.named import Named
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.thai import to_common_era

KINDS = ("plan", "project")
BEHIND = 200  # characters between a name and its period
_YEARS = re.compile(r"(?<!\d)((?:25|20)\d\d) ?- ?((?:25|20)\d\d)(?!\d)")  # แผนปฏิบัติการ (2566 - 2570)
_GLOSS = r"(?:[ \n]*\([^()\n]*\))*"
# What stands between a name and its period.
_LEADS = re.compile(
    rf"{_GLOSS}[ \n]*(?:"
    # … (Project on Health) ระยะเวลา 3 ปี (มกราคม 2561 - ธันวาคม 2563)
    r"[^\n]{0,80}?(?:ระยะเวลา|ระยะดำเนิน|กำหนดเวลา)(?!สิ้นสุด)[^\n;]{0,40}?"
    # โครงการ… ซึ่งดำเนินการระหว่างปี 2561 - 2564
    r"|(?:ซึ่ง|โดย|ที่|จะ|มี|ได้|เป็นโครงการ|ดำเนิน(?:งาน|การ|โครงการ)?| )*(?:ระหว่าง|ตั้งแต่|ในช่วง|ช่วง|ใน)"
    r")[ \n(]*(?:เริ่ม)?(?:ตั้งแต่|ระหว่าง|จาก)?[ \n(]*(?:วันที่|เดือน|ปีงบประมาณ|ปี)?[ \n(]*"
)
_PLAN = re.compile(r"แผน(?!ก|ที่)|ยุทธศาสตร์")
_SAYS_SO = re.compile(r"ระยะเวลา|ระยะดำเนิน|กำหนดเวลา")


def period(reading: Reading, named: Named, mentions: Mentions) -> DateMention | None:
    """From when to when a plan or a project runs; None where the text does not say."""
    if named.kind not in KINDS:
        return None
    return _in_name(reading, named, mentions) or _behind(reading, named, mentions)


def _in_name(reading: Reading, named: Named, mentions: Mentions) -> DateMention | None:
    """The years that its name gives: `แผนปฏิบัติการ… (พ.ศ. 2561 - 2565)`."""
    for mention in named.mentions:
        if named.kind == "project" and _PLAN.search(reading.text, mention.start, mention.end):
            continue  # the years are the plan's: โครงการจัดทำแผนปฏิบัติการ (พ.ศ. 2561 - 2565)
        for date in mentions.dates:
            if mention.start <= date.start < mention.end + 3 and _lasts(date):
                return date
        if years := _YEARS.search(reading.text, mention.start, mention.end + 1):
            first, last = (str(to_common_era(int(year))) for year in years.groups())
            if first < last:
                return DateMention(*years.span(), first, last)
    return None


def _behind(reading: Reading, named: Named, mentions: Mentions) -> DateMention | None:
    """The range of dates behind a name that words of time tie to it."""
    for mention in named.mentions:
        for date in mentions.dates:
            gap = reading.text[mention.end : date.start]
            if not (0 <= date.start - mention.end <= BEHIND and _lasts(date) and _LEADS.fullmatch(gap)):
                continue
            if len(date.first) < 10 or _SAYS_SO.search(gap):  # days alone are those of an event
                return date
    return None


def _lasts(date: DateMention) -> bool:
    return date.complete and date.first < date.last
