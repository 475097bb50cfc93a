// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fieldinfo.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace basalt::app {

/** The names that may stand in a rule of a collection, over relations as well. Fetches schemas as they are looked at. GUI thread. */
class RuleFields : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    /** The field that `project.name` leads to; null if there is none, or its collection is not here yet. */
    [[nodiscard]] const FieldInfo *field(const QString &path);
    /** Fields behind a relation path (`project.`, empty: of the collection itself); empty while they are fetched. */
    [[nodiscard]] QList<FieldInfo> fieldsBehind(const QString &path);
    /** Paths for a list: all fields, and those one relation away. */
    [[nodiscard]] QStringList paths();
    [[nodiscard]] bool isReady() const { return m_known.contains(m_collection); }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const CollectionInfo *known(const QString &collection);
    [[nodiscard]] const CollectionInfo *behind(const QStringList &steps);

    QString m_collection;
    QHash<QString, CollectionInfo> m_known;
    QSet<QString> m_asked;
    bool m_looking = false; ///< a schema is being asked for just now
};

} // namespace basalt::app
