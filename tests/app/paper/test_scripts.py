"""Every script is drawn without a missing glyph, breaks where its readers break it, and reads back."""

from datetime import date
from pathlib import Path

import pytest

from app.errors import Trouble
from app.paper import fonts, lines
from app.paper.advice import PlainAdviceContent, render_plain
from app.paper.breaks import word_ends
from app.paper.lines import Type, set_lines
from app.sentences import sentence
from app.words import LANGUAGES, load
from tests.app.paper import reading

SENTENCES = {
    "ti": "ሰኑይ ዕለት ናብቲ ቤት ጽሕፈት ምጽኡ። ናይ መንበሪ ፍቓድኩም ኣምጽኡ።",
    "th": "กรุณามาที่สำนักงานในวันจันทร์และนำบัตรประจำตัวผู้พำนักของคุณมาด้วย",
    "zh-Hans": "请在星期一到办公室来，并带上您的居留卡。",
    "ta": "திங்கட்கிழமை அலுவலகத்திற்கு வந்து உங்கள் குடியிருப்பு அட்டையைக் கொண்டு வாருங்கள்.",
    "ne": "सोमबार कार्यालयमा आउनुहोस् र आफ्नो बसोबास कार्ड ल्याउनुहोस्।",
    "pa": "ਸੋਮਵਾਰ ਨੂੰ ਦਫ਼ਤਰ ਆਓ ਅਤੇ ਆਪਣਾ ਨਿਵਾਸ ਕਾਰਡ ਲਿਆਓ।",
    "hy": "Երկուշաբթի եկեք գրասենյակ և բերեք ձեր կացության քարտը։",
    "bo": "གཟའ་ཟླ་བའི་ཉིན་ལས་ཁུངས་ལ་ཕེབས་རོགས།",
    "uk": "Приходьте до офісу в понеділок і візьміть із собою посвідку на проживання.",
    "vi": "Xin đến văn phòng vào thứ Hai và mang theo thẻ cư trú của bạn.",
}
RIGHT_TO_LEFT = {
    "ar": "تعال إلى المكتب يوم الاثنين وأحضر بطاقة الإقامة معك",
    "fa": "لطفا روز دوشنبه به دفتر بیایید و کارت اقامت خود را بیاورید",
    "ur": "براہ کرم پیر کو دفتر آئیں اور اپنا رہائشی کارڈ ساتھ لائیں",
    "ps": "مهرباني وکړئ د دوشنبې په ورځ دفتر ته راشئ",
    "he": "אנא בואו למשרד ביום שני והביאו את כרטיס השהייה שלכם",
}


def paper_with(language: str, text: str) -> bytes:
    told, day = ("Kom maandag naar het kantoor.",), date(2026, 11, 22)
    content = PlainAdviceContent("D-1", day, "2026.1", day, told, (text,), language, draft=False)
    return render_plain(content, load("nl"), load(language))


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_comes_back_as_it_went_in(language: str) -> None:
    text = SENTENCES[language]
    back = "".join(reading.text(paper_with(language, text)).split())
    assert "".join(text.split()) in back


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_right_to_left_sentence_comes_back_in_logical_order(language: str) -> None:
    pdf, text = paper_with(language, RIGHT_TO_LEFT[language]), RIGHT_TO_LEFT[language]
    assert text in [said for _, _, said in reading.said(pdf)]
    assert reading.squeezed(text) in reading.as_read(pdf)
    assert text in reading.one_line(pdf), "a line that runs one way comes back by its place too"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_draws_its_own_name_a_date_and_a_dutch_address(language: str) -> None:
    text = f"{LANGUAGES[language].endonym} (Carnotstraat 110) 24-01-2027, 80 % € 22,50"
    found = set_lines(text, Type(language, rtl=LANGUAGES[language].rtl), 90)
    drawn = "".join(glyph.letters for line in found for run in line.runs for glyph in run.glyphs)
    assert sorted(drawn.replace(" ", "")) == sorted(text.replace(" ", ""))
    assert all(glyph.number for line in found for run in line.runs for glyph in run.glyphs)


def broken(language: str, width: float) -> list[str]:
    return [line.text.strip() for line in set_lines(SENTENCES[language], Type(language, 10), width)]


def test_thai_breaks_between_words_and_not_inside() -> None:
    ends = {0, *word_ends(SENTENCES["th"], "th")}
    place = 0
    found = broken("th", 90)
    assert len(found) > 2
    for line in found:
        place += len(line)
        assert place in ends, line


CHINESE = (
    "请在2027年1月24日（星期日）上午9:30到“安特卫普”办公室（Carnotstraat 110），"
    "带上护照、居留卡……费用：€22.50，80％！好吗？《合同》。"
)


def test_without_icu_a_chinese_line_breaks_only_where_unicode_lets_it() -> None:
    allowed, ours = set(word_ends(CHINESE, "zh-Hans")), set(lines._between_signs(CHINESE))
    assert ours <= allowed and len(ours) > 0.8 * len(allowed - {len(CHINESE)})


NAMES = {
    "Georgian": "გიორგი", "Bengali": "মোহাম্মদ", "Khmer": "សុខ", "Hangul": "김철수", "Cherokee": "ᏣᎳᎩ", "Sinhala": "නිමල්",
    "Telugu": "రాము", "Lao": "ສົມພອນ", "Burmese": "အောင်", "Thaana": "އިބްރާހީމް", "N'Ko": "ߒߞߏ", "Greek": "Γιώργος",
    "Syriac": "ܝܘܚܢܢ", "Tifinagh": "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Han, traditional": "陳怡君", "Kana": "さくら",
}  # fmt: skip


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_any_script_is_drawn(script: str) -> None:
    drawn = set_lines(f"Naam: {NAMES[script]}", Type("nl"), 300)[0]
    assert all(glyph.number for run in drawn.runs for glyph in run.glyphs)
    assert len(drawn.runs) == (1 if script == "Greek" else 2), "one font for the Dutch word, one for the name"


@pytest.mark.parametrize("character", ["😀", "𠀋", "㐀"])
def test_what_no_font_draws_is_said_in_one_sentence(character: str) -> None:
    with pytest.raises(Trouble) as raised:
        set_lines(f"Awa {character}", Type("nl"), 300)
    told = sentence(raised.value)
    assert f"U+{ord(character):04X}" in told and "(nl)" in told and "Awa" in told


def test_chinese_never_begins_a_line_with_a_comma() -> None:
    for width in range(40, 120, 7):
        found = broken("zh-Hans", width)
        assert len(found) > 1 and not any(line[0] in "，。" for line in found)


@pytest.mark.parametrize("language", ["ti", "ta", "ne", "pa", "hy", "uk"])
def test_words_between_spaces_stay_whole(language: str) -> None:
    found = broken(language, 110)
    assert len(found) > 1 and " ".join(found) == SENTENCES[language]


def test_tibetan_breaks_after_the_tsheg() -> None:
    assert all(line[-1] in "་།" for line in broken("bo", 60))


def test_a_character_without_a_font_is_named() -> None:
    with pytest.raises(Trouble) as raised:
        set_lines("a\U000e0fffb\U0001f9ff", Type("nl"), 100)
    assert raised.value.says == "missing_glyph" and raised.value.details["language"] == "nl"


def test_a_font_that_is_not_installed_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PLACES", (Path("/nowhere"),))
    with pytest.raises(Trouble) as raised:
        fonts.installed()
    assert sentence(raised.value).endswith(
        "the font NotoSans-Regular.ttf is not installed; it comes with the package fonts-noto-core"
    )


@pytest.mark.parametrize("width", range(60, 180, 7))
def test_a_dutch_word_stays_whole_where_one_reads_from_the_right(width: float) -> None:
    text = "نطلب من NARIC-Vlaanderen القيام بإجراء niveau-erkenning لهذه الشهادة."
    said = [line.text.rstrip() for line in set_lines(text, Type("ar", rtl=True), width)]
    assert not any(line.endswith("-") for line in said), said
    dutch = [line.text.rstrip() for line in set_lines("De niveau-erkenning", Type("nl", 10), 60)]
    assert dutch == ["De niveau-", "erkenning"], "from the left it may break there"
