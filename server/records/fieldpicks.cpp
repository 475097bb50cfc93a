// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/fieldpicks.h"

namespace basalt::records {

FieldPicks FieldPicks::parse(const QByteArray &fields)
{
    FieldPicks picks;
    if (fields.isNull())
        return picks;
    picks.m_all = false;
    for (const QByteArray &part : fields.split(',')) {
        const QByteArray path = part.trimmed();
        if (!path.isEmpty())
            picks.add(path.split('.'));
    }
    return picks;
}

FieldPicks FieldPicks::of(const QByteArray &name) const
{
    const auto nested = m_nested.value(name);
    return nested ? *nested : FieldPicks();
}

QList<QByteArray> FieldPicks::partial() const
{
    QList<QByteArray> names;
    for (const QByteArray &name : m_names) {
        if (!of(name).picksAll())
            names.append(name);
    }
    return names;
}

/** A name that was picked whole stays whole, in whatever order the picks come. */
void FieldPicks::add(const QList<QByteArray> &path)
{
    FieldPicks *level = this;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const bool whole = i + 1 == path.size();
        auto &nested = level->m_nested[path[i]];
        if (!nested) {
            nested = std::make_shared<FieldPicks>();
            nested->m_all = whole;
            level->m_names.append(path[i]);
        } else if (whole) {
            nested->m_all = true;
        }
        level = nested.get();
        if (level->m_all)
            return;
    }
}

} // namespace basalt::records
