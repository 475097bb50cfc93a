// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/languagetext.h"

#include <QString>

#include <algorithm>
#include <array>

namespace basalt::texts {

namespace {

bool isTagPart(QByteArrayView part, bool takesDigits)
{
    return !part.isEmpty() && part.size() <= 8 && std::ranges::all_of(part, [takesDigits](char c) {
        return (c >= 'a' && c <= 'z') || (takesDigits && c >= '0' && c <= '9');
    });
}

struct Spelling
{
    char16_t letter;
    const char16_t *typed;
};

/** Letters that Unicode does not take apart, as people without them type them. */
constexpr std::array kSpellings{
    Spelling{u'ß', u"ss"}, Spelling{u'ø', u"o"},  Spelling{u'ł', u"l"},  Spelling{u'đ', u"d"}, Spelling{u'ð', u"d"},
    Spelling{u'æ', u"ae"}, Spelling{u'œ', u"oe"}, Spelling{u'þ', u"th"}, Spelling{u'ħ', u"h"}, Spelling{u'ı', u"i"},
};

} // namespace

QByteArray languageTag(QByteArrayView text)
{
    constexpr qsizetype kMaxTag = 35;
    constexpr qsizetype kMaxParts = 4;
    if (text.size() > kMaxTag)
        return {};
    const QByteArray tag = text.toByteArray().toLower();
    const QList<QByteArray> parts = tag.split('-');
    const bool isGood = parts.size() <= kMaxParts && parts.first().size() >= 2 && isTagPart(parts.first(), false)
        && std::all_of(parts.begin() + 1, parts.end(), [](const QByteArray &part) { return isTagPart(part, true); });
    return isGood ? tag : QByteArray();
}

QList<QByteArray> acceptedLanguages(QByteArrayView header)
{
    constexpr qsizetype kMaxHeader = 256;
    constexpr int kMaxRanges = 8;
    QList<QByteArray> languages;
    const auto add = [&languages](const QByteArray &tag) {
        if (!languages.contains(tag))
            languages.append(tag);
    };
    int ranges = 0;
    for (const QByteArray &range : header.first(std::min(header.size(), kMaxHeader)).toByteArray().split(',')) {
        const QByteArray tag = languageTag(range.split(';').constFirst().trimmed());
        if (tag.isNull())
            continue;
        add(tag);
        add(tag.split('-').constFirst());
        if (++ranges == kMaxRanges)
            break;
    }
    return languages;
}

QByteArray foldForSearch(QByteArrayView utf8)
{
    const QString parts = QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KD).toLower();
    QString folded;
    folded.reserve(parts.size());
    for (const QChar letter : parts) {
        if (letter.category() == QChar::Mark_NonSpacing || letter.category() == QChar::Mark_Enclosing)
            continue;
        const auto spelling =
            std::ranges::find_if(kSpellings, [letter](const Spelling &row) { return letter == QChar(row.letter); });
        if (spelling != kSpellings.end())
            folded += QStringView(spelling->typed);
        else
            folded += letter;
    }
    return folded.toUtf8();
}

} // namespace basalt::texts
