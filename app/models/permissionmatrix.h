// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "permissionsetinfo.h"
#include "permissiontree.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QStringList>

namespace basalt::app {

class ApiClient;

/**
 * The tree of permissions against the sets of the chosen account: rows are nodes, columns are sets. What one toggles is staged
 * until it is committed, set by set, and stays staged while other pages are open. GUI thread; owned by AppContext.
 */
class PermissionMatrix : public QAbstractTableModel
{
    Q_OBJECT
    Q_PROPERTY(int setCount READ setCount NOTIFY changed FINAL)
    Q_PROPERTY(int permissionCount READ permissionCount NOTIFY changed FINAL)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY changed FINAL)
    Q_PROPERTY(QStringList names READ names NOTIFY changed FINAL)
    Q_PROPERTY(QStringList ids READ ids NOTIFY changed FINAL)
    Q_PROPERTY(int stagedCount READ stagedCount NOTIFY stagedChanged FINAL)
    Q_PROPERTY(QString stagedText READ stagedText NOTIFY stagedChanged FINAL)
    Q_PROPERTY(QStringList stagedLines READ stagedLines NOTIFY stagedChanged FINAL)
    Q_PROPERTY(QStringList stagedIds READ stagedIds NOTIFY stagedChanged FINAL)
    Q_PROPERTY(QStringList stagedNames READ stagedNames NOTIFY stagedChanged FINAL)
    Q_PROPERTY(bool wanted READ isWanted WRITE setWanted NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool committing READ isCommitting NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString asOf READ asOf NOTIFY loadingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY loadingChanged FINAL)

public:
    enum Role {
        CodeRole = Qt::UserRole + 1,
        LabelRole,
        TitleRole,
        DepthRole,
        BranchRole,
        ExpandedRole,
        FolderRole,
        MarkRole,
        StagedRole,
        SetNameRole
    };

    explicit PermissionMatrix(ApiClient &client, QObject *parent = nullptr);

    [[nodiscard]] int setCount() const { return int(m_sets.size()); }
    [[nodiscard]] int permissionCount() const { return m_tree.count(); }
    [[nodiscard]] int shownCount() const { return int(m_shown.size()); }
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] const QList<PermissionSetInfo> &sets() const { return m_sets; }
    [[nodiscard]] const PermissionSetInfo *findSet(const QString &id) const;
    /** Cells that are to change. */
    [[nodiscard]] int stagedCount() const;
    /** What is staged, in few words. */
    [[nodiscard]] QString stagedText() const;
    /** The same in full, one line for each change. */
    [[nodiscard]] QStringList stagedLines() const;
    /** The sets on which something is staged. */
    [[nodiscard]] QStringList stagedIds() const;
    [[nodiscard]] QStringList stagedNames() const;
    /** What is staged on a set, as the server takes it: `add` and `remove`. */
    [[nodiscard]] QJsonObject stagedChange(const QString &setId) const;
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] bool isLoading() const { return m_pending > 0; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isCommitting() const { return m_committing; }
    [[nodiscard]] QString asOf() const { return m_asOf; }
    [[nodiscard]] const ApiError &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** While somebody looks at it, it is fetched as soon as there is a session, and again with each account. */
    [[nodiscard]] bool isWanted() const { return m_wanted; }
    void setWanted(bool wanted);
    /** Fetches the tree and the sets anew; what is staged stays. */
    Q_INVOKABLE void reload();
    /** Another account or server: nothing of the one before is shown or sent any more. */
    void clear();

    /** Opens or closes what is below a row. */
    Q_INVOKABLE void setExpanded(int row, bool expanded);
    /** Stages the other state of a cell; `refused` says why that cannot be. */
    Q_INVOKABLE void toggle(int row, int column);
    Q_INVOKABLE void discardAll();
    /** Sends what is staged. Sets that were refused stay staged, with the reason in `commitFailed`. */
    Q_INVOKABLE void commit(const QString &reason);

    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &code) const;
    Q_INVOKABLE [[nodiscard]] QString codeAt(int row) const;
    /** A fact of a row: `title`, `description`, `source`. */
    Q_INVOKABLE [[nodiscard]] QString textAt(int row, const QString &fact) const;
    Q_INVOKABLE [[nodiscard]] int columnOf(const QString &setId) const;
    /** A fact of a set: `id`, `name`, `code`, `description`, `kind`, `source`. */
    Q_INVOKABLE [[nodiscard]] QString setText(int column, const QString &fact) const;
    Q_INVOKABLE [[nodiscard]] bool isSystemSet(int column) const;
    Q_INVOKABLE [[nodiscard]] bool isAssignableSet(int column) const;
    /** How many permissions the set holds itself, with what is staged. */
    Q_INVOKABLE [[nodiscard]] int heldCount(int column) const;
    /** How the set comes to the permission, in words. */
    Q_INVOKABLE [[nodiscard]] QString reasonText(int row, int column) const;

Q_SIGNALS:
    void changed();
    void stagedChanged();
    void filterChanged();
    void loadingChanged();
    void refused(const QString &reason);
    void committed(int sets);
    void commitFailed(const basalt::app::ApiError &error);

private:
    void fetchNodes(int offset);
    void fetchSets(int offset);
    void arrived(int generation, const ApiError &failure);
    void showRows();
    void setsArrived();
    void commitNext(const QString &reason);
    void cellsChanged();

    ApiClient &m_client;
    PermissionTree m_tree;
    QList<PermissionNode> m_shown;
    QList<PermissionSetInfo> m_sets;
    QJsonArray m_newNodes;
    QList<PermissionSetInfo> m_newSets;
    QString m_filter;
    QString m_asOf;
    ApiError m_error;
    int m_generation = 0; ///< of what is asked for
    int m_epoch = 0;      ///< of the account
    int m_pending = 0;
    int m_committed = 0;
    bool m_wanted = false;
    bool m_failed = false;
    bool m_loaded = false;
    bool m_committing = false;
};

} // namespace basalt::app
