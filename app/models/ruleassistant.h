// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rulefields.h"
#include "ruletext.h"

#include <QAbstractListModel>
#include <QList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * Helps with the text of a rule or filter: what may stand at the cursor, from the live schema, and where it is wrong, from the
 * server, after a pause in typing. GUI thread; made by QML.
 */
class RuleAssistant : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY placeChanged FINAL)
    Q_PROPERTY(QString operation READ operation WRITE setOperation NOTIFY placeChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY placeChanged FINAL)
    Q_PROPERTY(int cursor READ cursor WRITE setCursor NOTIFY placeChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY suggestionsChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)
    Q_PROPERTY(int problemPosition READ problemPosition NOTIFY problemChanged FINAL)
    Q_PROPERTY(int problemLength READ problemLength NOTIFY problemChanged FINAL)

public:
    enum Role { TextRole = Qt::UserRole + 1, DetailRole, IconRole };

    explicit RuleAssistant(QObject *parent = nullptr);

    [[nodiscard]] QString collection() const { return m_fields.collection(); }
    void setCollection(const QString &collection);
    /** `list`, `view`, `create`, `update`, `delete`, or `filter`. */
    [[nodiscard]] QString operation() const { return m_operation; }
    void setOperation(const QString &operation);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int cursor() const { return m_cursor; }
    void setCursor(int cursor);
    [[nodiscard]] int count() const { return int(m_suggestions.size()); }
    /** Why the server does not understand the text; empty while that is not known. */
    [[nodiscard]] QString problem() const { return m_problem; }
    /** Of the first letter that is wrong, from 0; -1: nowhere in particular. */
    [[nodiscard]] int problemPosition() const { return m_problemPosition; }
    [[nodiscard]] int problemLength() const;

    /** The text with a suggestion in the place of what was begun. */
    Q_INVOKABLE [[nodiscard]] QString completed(int row) const;
    /** Where the cursor goes then. */
    Q_INVOKABLE [[nodiscard]] int cursorAfter(int row) const;
    /** A problem that came in another way, for instance when saving. */
    Q_INVOKABLE void setProblem(const QString &problem);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void placeChanged();
    void suggestionsChanged();
    void problemChanged();

private:
    struct Suggestion
    {
        QString text;
        QString detail;
        QString icon;
    };

    [[nodiscard]] qsizetype place() const;
    void suggest();
    void suggestNames();
    void suggestOperators(const QString &path);
    void suggestValues(const QString &path);
    void offer(const QString &text, const QString &detail, const QString &icon);
    void validate();

    RuleFields m_fields;
    QString m_operation = QStringLiteral("filter");
    QString m_text;
    int m_cursor = 0;
    QString m_begun; ///< what stands before the cursor of the name that is being typed
    QList<Suggestion> m_suggestions;
    QString m_problem;
    int m_problemPosition = -1;
    QTimer m_timer;
    int m_generation = 0;
};

} // namespace basalt::app
