// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/formats.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

bool isPrintable(QStringView text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

bool isDomainLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-')
        && std::ranges::all_of(label, [](QChar c) { return c == u'-' || c.isLetterOrNumber() || c.isSurrogate(); });
}

bool isDomain(QStringView domain)
{
    const auto labels = domain.split(u'.');
    return labels.size() >= 2 && std::ranges::all_of(labels, isDomainLabel);
}

} // namespace

bool isEmailAddress(const QString &text)
{
    constexpr qsizetype kMaxAddress = 255;
    constexpr qsizetype kMaxLocal = 64;
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < 1 || at > kMaxLocal || text.size() > kMaxAddress || !isPrintable(text))
        return false;
    const QStringView local = QStringView(text).first(at);
    const bool plain = std::ranges::none_of(local, [](QChar c) { return u"@\"(),:;<>[\\]"_s.contains(c); });
    return plain && !local.startsWith(u'.') && !local.endsWith(u'.') && !local.contains(u".."_s)
        && isDomain(QStringView(text).sliced(at + 1));
}

bool isWebAddress(const QString &text)
{
    constexpr qsizetype kMaxAddress = 2000;
    if (text.size() > kMaxAddress || !isPrintable(text))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == u"http"_s || url.scheme() == u"https"_s) && !url.host().isEmpty();
}

} // namespace basalt::schema
