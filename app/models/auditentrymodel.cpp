// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditentrymodel.h"

#include "recordformat.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void AuditEntryModel::setEntry(const AuditEntryInfo &entry)
{
    beginResetModel();
    m_entry = entry;
    endResetModel();
    Q_EMIT changed();
}

QString AuditEntryModel::origin() const
{
    QStringList parts;
    if (!m_entry.ipAddress.isEmpty())
        parts += m_entry.ipAddress;
    if (!m_entry.userAgent.isEmpty())
        parts += m_entry.userAgent;
    return parts.join(u" · "_s);
}

int AuditEntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AuditEntryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AuditChangeInfo &change = m_entry.changes.at(index.row());
    switch (role) {
    case FieldRole: return change.field;
    case BeforeRole: return recordformat::plain(change.before);
    case AfterRole: return recordformat::plain(change.after);
    case HadBeforeRole: return !change.before.isUndefined() && !change.before.isNull();
    case HasAfterRole: return !change.after.isUndefined() && !change.after.isNull();
    default: return {};
    }
}

QHash<int, QByteArray> AuditEntryModel::roleNames() const
{
    return {{FieldRole, "field"},
            {BeforeRole, "before"},
            {AfterRole, "after"},
            {HadBeforeRole, "hadBefore"},
            {HasAfterRole, "hasAfter"}};
}

} // namespace basalt::app
