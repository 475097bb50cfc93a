// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablehead.h"

#include "csvhead.h"
#include "jsonhead.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::tablehead {

namespace {

constexpr qsizetype kRowsToGuessBy = 50;

/** What windows-1252 has where ISO 8859-1 has control characters; 0 where it has nothing. */
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

QString encodingOfMark(const QByteArray &bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return u"utf-8"_s;
    if (bytes.startsWith("\xFF\xFE"))
        return u"utf-16le"_s;
    return bytes.startsWith("\xFE\xFF") ? u"utf-16be"_s : QString();
}

/** The end may be cut within a letter. */
bool isUtf8(const QByteArray &bytes)
{
    constexpr int kLongestLetter = 4;
    for (int cut = 0; cut < kLongestLetter && cut <= bytes.size(); ++cut) {
        if (QByteArrayView(bytes).chopped(cut).isValidUtf8())
            return true;
    }
    return false;
}

QString guessEncoding(const QByteArray &bytes)
{
    if (QString marked = encodingOfMark(bytes); !marked.isEmpty())
        return marked;
    // Letters of western languages are every second byte in UTF-16.
    if (bytes.contains('\0'))
        return bytes.startsWith('\0') ? u"utf-16be"_s : u"utf-16le"_s;
    return isUtf8(bytes) ? u"utf-8"_s : u"windows-1252"_s;
}

QString guessFormat(const QString &text, const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == "csv"_L1 || suffix == "tsv"_L1 || suffix == "txt"_L1)
        return u"csv"_s;
    if (suffix == "ndjson"_L1 || suffix == "jsonl"_L1)
        return u"ndjson"_s;
    const QString begin = text.left(1000).trimmed();
    if (suffix == "json"_L1)
        return begin.startsWith(u'{') ? u"ndjson"_s : u"json"_s;
    return begin.startsWith(u'[') ? u"json"_s : begin.startsWith(u'{') ? u"ndjson"_s : u"csv"_s;
}

/** Whichever stands most often in the first line, outside of quotes. */
QString guessSeparator(const QString &text)
{
    qsizetype commas = 0;
    qsizetype semicolons = 0;
    qsizetype tabs = 0;
    bool inQuotes = false;
    for (const QChar c : text) {
        if (c == u'"')
            inQuotes = !inQuotes;
        if (inQuotes)
            continue;
        if (c == u'\n')
            break;
        commas += c == u',' ? 1 : 0;
        semicolons += c == u';' ? 1 : 0;
        tabs += c == u'\t' ? 1 : 0;
    }
    if (tabs > std::max(commas, semicolons))
        return u"tab"_s;
    return semicolons > commas ? u"semicolon"_s : u"comma"_s;
}

/** A comma if some values are numbers with one, and none with a point. */
QString guessDecimal(const TableHead &head)
{
    static const QRegularExpression withComma(u"^-?\\d+,\\d+$"_s);
    static const QRegularExpression withPoint(u"^-?\\d+\\.\\d+$"_s);
    bool hasComma = false;
    for (const QStringList &row : head.rows) {
        for (const QString &cell : row) {
            if (withPoint.match(cell).hasMatch())
                return u"point"_s;
            hasComma = hasComma || withComma.match(cell).hasMatch();
        }
    }
    return hasComma ? u"comma"_s : u"point"_s;
}

QChar separatorOf(const TableOptions &options)
{
    return options.separator == "tab"_L1 ? u'\t' : options.separator == "semicolon"_L1 ? u';' : u',';
}

} // namespace

QString decoded(const QByteArray &bytes, const QString &encoding)
{
    const QString marked = encodingOfMark(bytes);
    const QString name = marked.isEmpty() ? encoding : marked;
    const QByteArrayView text = QByteArrayView(bytes).sliced(marked.isEmpty() ? 0 : marked == "utf-8"_L1 ? 3 : 2);
    constexpr auto kEveryLetter = QStringDecoder::Flag::ConvertInitialBom; // a second mark is a letter like others
    if (name == "utf-8"_L1)
        return QStringDecoder(QStringDecoder::Utf8, kEveryLetter)(text);
    if (name.startsWith("utf-16"_L1))
        return QStringDecoder(name == "utf-16be"_L1 ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE, kEveryLetter)(text);
    QString letters = QString::fromLatin1(text);
    if (name == "windows-1252"_L1) {
        constexpr size_t kFirst = 0x80;
        for (QChar &letter : letters) {
            const size_t code = letter.unicode();
            if (code < kFirst || code >= kFirst + kWindows1252.size())
                continue;
            const char16_t meant = kWindows1252[code - kFirst];
            letter = meant ? QChar(meant) : QChar(QChar::ReplacementCharacter);
        }
    }
    return letters;
}

TableOptions guess(const QByteArray &head, const QString &fileName)
{
    TableOptions options;
    options.encoding = guessEncoding(head);
    const QString text = decoded(head, options.encoding);
    options.format = guessFormat(text, fileName);
    if (!options.isCsv()) {
        options.encoding = u"utf-8"_s;
        return options;
    }
    options.separator = guessSeparator(text);
    options.decimal = guessDecimal(csvhead::read(text, false, separatorOf(options), true, kRowsToGuessBy));
    return options;
}

TableHead read(const QByteArray &head, bool isWhole, const TableOptions &options, qsizetype maxRows)
{
    const QString text = decoded(head, options.encoding);
    return options.isCsv() ? csvhead::read(text, isWhole, separatorOf(options), options.header, maxRows)
                           : jsonhead::read(text, isWhole, options.format == "json"_L1, maxRows);
}

} // namespace basalt::app::tablehead
