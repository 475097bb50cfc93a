// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/precondition.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** Length of the entity tag at the start of the text, 0 if there is none. */
qsizetype tagLength(QByteArrayView text)
{
    const qsizetype start = text.startsWith("W/") ? 2 : 0;
    if (text.size() <= start || text[start] != '"')
        return 0;
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '"')
            return i + 1;
        if (c < 0x21 || c == 0x7f)
            return 0;
    }
    return 0;
}

/** `"3.2-gzip"` becomes `"3"`. */
QByteArray versionTag(QByteArrayView tag)
{
    for (qsizetype i = 1; i < tag.size(); ++i) {
        if (tag[i] == '.' || tag[i] == '-')
            return tag.first(i).toByteArray() + '"';
    }
    return tag.toByteArray();
}

} // namespace

Result<Precondition> Precondition::parse(const QByteArray &ifMatch)
{
    Precondition condition;
    if (ifMatch.isNull())
        return condition;
    condition.m_none = false;
    QByteArrayView rest = QByteArrayView(ifMatch).trimmed();
    if (rest == "*") {
        condition.m_any = true;
        return condition;
    }
    for (;;) {
        const qsizetype length = tagLength(rest);
        if (length == 0)
            return Error::of(Code::BadRequest, u"If-Match is neither * nor a list of quoted entity tags."_s);
        condition.m_tags.append(versionTag(rest.first(length)));
        rest = rest.sliced(length).trimmed();
        if (rest.isEmpty())
            return condition;
        if (rest.front() != ',')
            return Error::of(Code::BadRequest, u"If-Match is neither * nor a list of quoted entity tags."_s);
        rest = rest.sliced(1).trimmed();
    }
}

Precondition Precondition::version(qint64 version)
{
    Precondition condition;
    condition.m_none = false;
    condition.m_tags.append(entityTag(version, 1));
    return condition;
}

bool Precondition::holds(qint64 version) const
{
    return m_none || m_any || m_tags.contains(entityTag(version, 1));
}

QByteArray entityTag(qint64 version, qint64 schemaVersion)
{
    const QByteArray schema = schemaVersion > 1 ? '.' + QByteArray::number(schemaVersion) : QByteArray();
    return '"' + QByteArray::number(version) + schema + '"';
}

} // namespace basalt::records
