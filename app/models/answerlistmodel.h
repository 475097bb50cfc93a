// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "apirequest.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QQmlEngine>
#include <QString>

#include <functional>
#include <vector>

namespace basalt::app {

/**
 * Rows that the server answered, as a list: each role is read from the row's JSON. What was loaded stays when asking again fails,
 * with the moment it is of. Base of the lists of people and permissions, which name it in full: types of QML find their base by
 * that. GUI thread.
 */
class AnswerListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a base")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString asOf READ asOf NOTIFY loadingChanged FINAL)

public:
    struct Column
    {
        QByteArray role;
        std::function<QVariant(const QJsonObject &row)> value;
    };

    AnswerListModel(std::vector<Column> columns, QObject *parent);

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** When what is shown was answered, RFC 3339. */
    [[nodiscard]] QString asOf() const { return m_asOf; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] const QList<QJsonObject> &rows() const { return m_rows; }

    /** A text of a row by the server's own name for it; empty if there is none. */
    Q_INVOKABLE [[nodiscard]] QString textAt(int row, const QString &member) const;
    /** The row whose `id` that is; -1 if it is not there. */
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &id) const;

    /** Puts what the server says of a row now in the place of the row with its `id`; nothing happens if there is none. */
    void replaceRow(const QJsonObject &row);

    /** Readers of single members for the tables of columns. */
    [[nodiscard]] static Column text(const char *role, const char *member);
    [[nodiscard]] static Column flag(const char *role, const char *member);
    [[nodiscard]] static Column number(const char *role, const char *member);

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void errorChanged();

protected:
    /** Asks; an answer that another question has overtaken is dropped. `arrived` is called with the others. */
    void ask(const ApiRequest &request, std::function<void(const ApiResponse &)> arrived);
    /** Gives up what is under way and forgets everything. */
    void drop();
    void setRows(const QList<QJsonObject> &rows);
    void appendRows(const QList<QJsonObject> &rows);
    [[nodiscard]] static QList<QJsonObject> objects(const QJsonArray &items);

private:
    void setLoading(bool loading);

    std::vector<Column> m_columns;
    QList<QJsonObject> m_rows;
    ApiError m_error;
    QString m_asOf;
    int m_generation = 0;
    bool m_loading = false;
    bool m_loaded = false;
};

} // namespace basalt::app
