"""Where a noun phrase ends when nothing marks its end: the words that begin the next clause."""

import re

from prachum.extract.reading import Reading

# After a name these begin something else: date, venue, company, purpose, speech.
_CLAUSE = re.compile(
    r"[ \n](?:โดยมี|โดย|ซึ่ง|เพื่อ|เมื่อ|ณ |ที่ห้อง|ที่โรงแรม|ที่อาคาร|ที่ทำเนียบ|ในวันที่|ในวัน|วันที่|ระหว่างวันที่|เวลา|พร้อม|และได้|ได้"
    r"|จะ|จัดขึ้น|จัดโดย|ร่วมกับ|ว่า(?!ด้วย)|โดยที่|ทั้งนี้|นอกจากนี้|ในการนี้|ตลอดจน|ในฐานะ|กล่าว|เป็น|มี|นำ|รวมทั้ง|ให้|ที่ได้|ที่จะ|ในโอกาส|ภายหลัง|หลังจาก|ผ่าน|เข้าร่วม|ภายใต้)"
    r"|(?:เมื่อวันที่|ในวันที่|ระหว่างวันที่|วันที่ ?\d|ณ ห้อง|ณ โรงแรม|ที่ห้องประชุม|โดยมี|เพื่อให้|เพื่อนำ|จัดขึ้น|จัดโดย|พร้อมด้วย|ว่าเป็น|ซึ่งเป็น|ซึ่งมี|ดังกล่าว|เป็นประธาน|เข้าร่วม)"
    r"|\n"
)
_QUOTES = {'"': '"', "'": "'", "‘": "’"}


def phrase_end(reading: Reading, start: int, limit: int, head: int = 0) -> int:
    """The end of the noun phrase at `start`: before the next clause, at most `limit` characters on.

    Brackets and quotation marks that open inside are kept whole; one that was open before ends the
    phrase. `head` is the length of the head word, in which no boundary is looked for.
    """
    text, stop = reading.text, min(len(reading.text), start + limit)
    at = start + head
    while at < stop:
        char = text[at]
        if char in "([" or char in _QUOTES:
            close = text.find({"(": ")", "[": "]"}.get(char, _QUOTES.get(char, "")), at + 1, stop)
            if close < 0:
                break
            at = close + 1
            continue
        if char in ")]":
            break
        if _CLAUSE.match(text, at):
            break
        at += 1
    return start + len(text[start:at].rstrip(" ,:-\n"))
