// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIdentityProxyModel>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** The first column of a table as a table of its own: what the row numbers beside a grid are made from. */
class FirstColumnModel : public QIdentityProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel *source READ sourceModel WRITE setSource NOTIFY sourceChanged FINAL)

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    void setSource(QAbstractItemModel *source)
    {
        if (source == sourceModel())
            return;
        setSourceModel(source);
        Q_EMIT sourceChanged();
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }

Q_SIGNALS:
    void sourceChanged();
};

} // namespace basalt::app
