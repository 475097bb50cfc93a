// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rulefields.h"
#include "ruletext.h"

#include <QAbstractListModel>
#include <QList>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * A rule or filter as rows of field, operator and value. What a text says that rows cannot show stays text: then there are no
 * rows and `representable` is false. GUI thread; made by QML.
 */
class RuleBuilder : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY fieldsChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(bool representable READ isRepresentable NOTIFY textChanged FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY textChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY textChanged FINAL)
    Q_PROPERTY(QStringList paths READ paths NOTIFY fieldsChanged FINAL)

public:
    enum Role { OrRole = Qt::UserRole + 1, PathRole, OpRole, ValueRole, KindRole, OpsRole, ChoicesRole, NeedsValueRole };

    explicit RuleBuilder(QObject *parent = nullptr);

    [[nodiscard]] QString collection() const { return m_fields.collection(); }
    void setCollection(const QString &collection);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isRepresentable() const { return m_representable; }
    /** Every row has what it needs. */
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] int count() const { return int(m_clauses.size()); }
    [[nodiscard]] QStringList paths() { return m_fields.paths(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void add();
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void setOr(int row, bool orBefore);
    Q_INVOKABLE void setPath(int row, const QString &path);
    Q_INVOKABLE void setOp(int row, const QString &op);
    Q_INVOKABLE void setValue(int row, const QString &value);
    /** Drops a text that rows cannot show, and begins with one row. */
    Q_INVOKABLE void startAnew();

Q_SIGNALS:
    void fieldsChanged();
    void textChanged();

private:
    void read();
    void edited(int row);
    void write();
    [[nodiscard]] const FieldInfo *fieldOf(const QString &path) const { return m_fields.field(path); }
    [[nodiscard]] QStringList opsOf(const QString &path) const;
    [[nodiscard]] ruletext::FieldOf lookUp() const;

    mutable RuleFields m_fields; ///< looking at a path may fetch what is behind it
    QList<RuleClause> m_clauses;
    QString m_text;
    bool m_representable = true;
};

} // namespace basalt::app
