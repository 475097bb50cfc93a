// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <QList>
#include <QQmlEngine>
#include <QStringList>
#include <QTimer>

namespace basalt::app {

/**
 * What the server says a staged change of a collection would do: changes with their effect on data, what stands in the way,
 * which rules and indexes it touches, and the statements. Asked for after a pause in editing. GUI thread; SchemaEditor owns it.
 */
class SchemaPlan : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SchemaEditor owns it")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed FINAL)
    Q_PROPERTY(bool applicable READ isApplicable NOTIFY changed FINAL)
    Q_PROPERTY(int problemCount READ problemCount NOTIFY changed FINAL)
    Q_PROPERTY(double records READ records NOTIFY changed FINAL)
    Q_PROPERTY(double valuesLost READ valuesLost NOTIFY changed FINAL)
    Q_PROPERTY(QString losses READ losses NOTIFY changed FINAL)
    Q_PROPERTY(QString statements READ statements NOTIFY changed FINAL)
    Q_PROPERTY(QString dialect READ dialect NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)

public:
    enum Role { SectionRole = Qt::UserRole + 1, TitleRole, DetailRole, ToneRole, IconRole, FieldRole, FixableRole, PlaceRole };

    explicit SchemaPlan(QObject *parent = nullptr);

    /** Asks again soon; what is known meanwhile is of an earlier state. Empty body: nothing is staged. */
    void ask(const QString &collectionId, const QJsonObject &body);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /** There is an answer to what was asked last. */
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] bool isApplicable() const { return m_known && m_plan.value(QLatin1StringView("applicable")).toBool(); }
    [[nodiscard]] int problemCount() const;
    [[nodiscard]] double records() const;
    /** Values of fields that are dropped, and those that are changed because they do not fit. */
    [[nodiscard]] double valuesLost() const;
    /** The same in words, a line each. */
    [[nodiscard]] QString losses() const;
    [[nodiscard]] QString statements() const;
    [[nodiscard]] QString dialect() const;
    [[nodiscard]] const ApiError &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    struct Item
    {
        QString section; ///< `change`, `problem`, `conversion`, `use`
        QString title;
        QString detail;
        QString tone;
        QString icon;
        QString field;
        bool fixable = false; ///< choosing what becomes of the values would remove it
        QString place;        ///< of a use: `list_rule`, `indexes.by_name`
    };

    void send();
    void answered(const QJsonObject &plan);
    [[nodiscard]] Item change(const QJsonObject &change) const;
    [[nodiscard]] static Item problem(const QJsonObject &finding);
    [[nodiscard]] static Item conversion(const QJsonObject &finding);
    [[nodiscard]] static Item use(const QJsonObject &use);
    [[nodiscard]] static QStringList differences(const QJsonObject &from, const QJsonObject &to);

    QString m_collectionId;
    QJsonObject m_body;
    QJsonObject m_plan;
    QList<Item> m_items;
    ApiError m_error;
    QTimer m_timer;
    bool m_busy = false;
    bool m_known = false;
    int m_generation = 0;
};

} // namespace basalt::app
