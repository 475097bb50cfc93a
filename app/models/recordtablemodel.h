// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "recordcolumnmodel.h"
#include "recordcommitter.h"
#include "recordedits.h"
#include "recordpages.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QQmlEngine>
#include <QSet>
#include <QString>
#include <QTimer>

namespace basalt::app {

class ApiClient;
class AppSettings;
class CollectionListModel;
class ReferenceLabels;

/**
 * The records of one collection as a virtual table: rows are fetched as they come into view, edits are staged on top of
 * them. Records that do not exist yet are the first rows. GUI thread; owned by RecordTables, which keeps it while it holds
 * staged edits.
 */
class RecordTableModel : public QAbstractTableModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("RecordTables owns the tables")
    Q_PROPERTY(QString collection READ collection CONSTANT FINAL)
    Q_PROPERTY(basalt::app::RecordColumnModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(double total READ total NOTIFY totalChanged FINAL)
    Q_PROPERTY(int addedCount READ addedCount NOTIFY stagedChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY loadingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString effectiveFilter READ effectiveFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString sortField READ sortField NOTIFY sortChanged FINAL)
    Q_PROPERTY(bool sortDescending READ sortDescending NOTIFY sortChanged FINAL)
    Q_PROPERTY(int stagedCount READ stagedCount NOTIFY stagedChanged FINAL)
    Q_PROPERTY(int stagedRecords READ stagedRecords NOTIFY stagedChanged FINAL)
    Q_PROPERTY(int stagedDeletions READ stagedDeletions NOTIFY stagedChanged FINAL)
    Q_PROPERTY(int refusedCount READ refusedCount NOTIFY stagedChanged FINAL)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged FINAL)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY undoChanged FINAL)
    Q_PROPERTY(bool committing READ isCommitting NOTIFY committingChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged FINAL)

public:
    enum Role {
        TextRole = Qt::UserRole + 1,
        KindRole,
        NullRole,
        StagedRole,
        RowStateRole, ///< `loading`, `stored`, `changed`, `added`, `deleted`
        ProblemRole,
        EditTextRole,
        NumericRole,
        SelectedRole,
        ReferenceRole, ///< id of the record that is referred to
        PersonalRole,
        ToneRole,
    };

    RecordTableModel(const QString &collection, ApiClient &client, AppSettings &settings, CollectionListModel &collections,
                     ReferenceLabels &labels, QObject *parent = nullptr);
    ~RecordTableModel() override;
    Q_DISABLE_COPY_MOVE(RecordTableModel)

    [[nodiscard]] QString collection() const { return m_collection; }
    [[nodiscard]] RecordColumnModel *columns() { return &m_columns; }
    [[nodiscard]] RecordEdits &edits() { return m_edits; }
    [[nodiscard]] const RecordEdits &edits() const { return m_edits; }
    [[nodiscard]] double total() const { return double(m_total); }
    [[nodiscard]] int addedCount() const { return int(m_added.size()); }
    [[nodiscard]] bool isLoading() const { return m_openRequests > 0 || m_schemaLoading; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /** Rows of a view are looked at and nothing else. */
    /** Views are, and everything is while it is looked at as somebody else sees it. */
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /** Filter bar and header filters together, as the server gets it. */
    [[nodiscard]] QString effectiveFilter() const;
    [[nodiscard]] bool isFiltered() const { return !effectiveFilter().isEmpty(); }
    [[nodiscard]] QString sortField() const { return m_sortField; }
    [[nodiscard]] bool sortDescending() const { return m_sortDescending; }
    [[nodiscard]] int stagedCount() const { return m_edits.count(); }
    [[nodiscard]] int stagedRecords() const { return int(m_edits.keys().size()); }
    [[nodiscard]] int stagedDeletions() const;
    /** Staged records that the last commit could not bring to the server. */
    [[nodiscard]] int refusedCount() const;
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] bool isCommitting() const { return m_committer.isRunning(); }
    [[nodiscard]] int selectedCount() const { return int(m_selected.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** Fetches everything anew; what is staged stays. */
    Q_INVOKABLE void reload();
    /** Forgets records, selection and what is staged: they belong to another account. reload() comes next. */
    void startOver();
    Q_INVOKABLE void sortBy(const QString &field, bool descending);
    /** Ascending, then descending, then the server's own order. */
    Q_INVOKABLE void toggleSort(const QString &field);
    Q_INVOKABLE void setColumnFilter(const QString &field, const QString &op, const QString &value);
    Q_INVOKABLE void clearFilters();
    /** As options of an export: what is shown, in the order it is shown. */
    Q_INVOKABLE [[nodiscard]] QVariantMap exportOptions() const;
    /** Filters, order and columns as they are now, to come back to. */
    [[nodiscard]] QVariantMap viewState() const;
    void setViewState(const QVariantMap &state);

    /** Stages what was typed; empty if it was accepted, else why not. */
    Q_INVOKABLE QString setText(int row, int column, const QString &text);
    Q_INVOKABLE void setNull(int row, int column);
    /** The same, without committing at once: for many values between beginMany() and endMany(). */
    [[nodiscard]] QString stage(int row, int column, const QString &text);
    void stageNull(int row, int column);
    /** Everything until endMany() is one step to undo, and is shown when it is complete. */
    void beginMany(const QString &what);
    void endMany();
    /** A value that was pasted and is none: its cell says why until it is edited. */
    void setCellProblem(int row, int column, const QString &problem);
    /** The value of a cell as it would be saved. */
    [[nodiscard]] QJsonValue cellValue(int row, int column) const { return valueAt(row, m_columns.field(column)); }
    /** Begins a new record with these values. */
    void addRecordWith(const QJsonObject &values);
    [[nodiscard]] const ReferenceLabels &labels() const { return m_labels; }
    Q_INVOKABLE [[nodiscard]] bool isEditable(int row, int column) const;
    /** Begins a new record; it is row 0. */
    Q_INVOKABLE void addRecord();
    /** Marks the selected records, or else the one in `row`, for deletion. */
    Q_INVOKABLE void removeRecords(int row);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    Q_INVOKABLE void discardAll();
    Q_INVOKABLE void commit(const QString &reason);
    /** Takes the server's version of a record that somebody else changed, dropping what was staged for it. */
    Q_INVOKABLE void takeTheirs(const QString &key);
    /** Drops what is staged for one record. */
    Q_INVOKABLE void discardRecord(const QString &key);
    /** Keeps what is staged and puts it on top of the server's version. */
    Q_INVOKABLE void keepMine(const QString &key);

    Q_INVOKABLE [[nodiscard]] QString recordId(int row) const;
    Q_INVOKABLE [[nodiscard]] QString recordTitle(int row) const;
    Q_INVOKABLE [[nodiscard]] QString cellText(int row, int column, const QString &roleName) const;
    Q_INVOKABLE [[nodiscard]] QStringList choices(int column) const;
    /** Collection that a reference column points to. */
    Q_INVOKABLE [[nodiscard]] QString target(int column) const;
    Q_INVOKABLE void select(int row, bool extend, bool toggle);
    Q_INVOKABLE void clearSelection();
    /** Rows that are selected as a whole and loaded, from the top. */
    [[nodiscard]] QList<int> selectedRows() const;
    Q_INVOKABLE [[nodiscard]] QString rowAsJson(int row) const;

    [[nodiscard]] QString keyOfRow(int row) const;
    [[nodiscard]] int rowOfKey(const QString &key) const;

Q_SIGNALS:
    void totalChanged();
    void loadingChanged();
    void errorChanged();
    void filterChanged();
    void sortChanged();
    void stagedChanged();
    void undoChanged();
    void committingChanged();
    void selectionChanged();
    /** A commit ended: how many records are on the server now, and how many were refused. */
    void committed(int done, int refused, const basalt::app::ApiError &stoppedBy);

private:
    void loadSchema();
    void restart();
    void scheduleFetch() const;
    void fetchWanted();
    enum class Way { ByCursor, BySkipping };

    void fetchPage(qint64 page, Way way = Way::ByCursor);
    /** The part of the query that leads to a page: a cursor from its neighbour, or from the end, or so many rows to skip. */
    [[nodiscard]] QUrlQuery placeOf(qint64 page, Way way) const;
    void pageArrived(qint64 page, const ApiResult &result);
    /** True if the page has another length than it must have: records came or went meanwhile. */
    [[nodiscard]] bool isStale(qint64 page, qsizetype rows) const;
    void editChanged(const QString &key);
    void syncAdded();
    /** Shows why a page did not come. */
    void explainError(const ApiError &error);
    void setError(const ApiError &error);
    [[nodiscard]] const RecordRow *storedRow(int row) const;
    [[nodiscard]] QJsonValue valueAt(int row, const FieldInfo &field) const;
    [[nodiscard]] QString textOf(const FieldInfo &field, const QJsonValue &value, Role role) const;
    [[nodiscard]] QString rowState(int row) const;
    void recordStored(const QString &key, const RecordRow &row);
    void commitFinished(int done, int refused, const ApiError &stoppedBy);
    void loadCurrent(const QString &key, const std::function<void(const RecordRow &)> &done);

    const QString m_collection;
    ApiClient &m_client;
    AppSettings &m_settings;
    CollectionListModel &m_collections;
    ReferenceLabels &m_labels;
    RecordColumnModel m_columns;
    RecordEdits m_edits;
    RecordCommitter m_committer;
    CollectionInfo m_info;
    mutable RecordPages m_pages; ///< looking at a row is what asks for its page
    mutable QTimer m_fetchTimer;
    QSet<qint64> m_underWay;
    QHash<QString, QHash<QString, QString>> m_cellProblems; ///< by record and field
    QStringList m_added;                                    ///< keys of the rows before the stored ones
    QSet<QString> m_selected;
    int m_selectionAnchor = -1;
    qint64 m_total = 0;
    ApiError m_error;
    QString m_filter;
    QHash<QString, QString> m_columnFilters;
    QString m_sortField;
    bool m_sortDescending = false;
    bool m_loaded = false;
    bool m_schemaLoading = false;
    bool m_outdated = true; ///< the pages are of an earlier order, filter or account
    bool m_reloadAfterCommit = false;
    bool m_commitAgain = false; ///< asked for while a commit was under way
    int m_openRequests = 0;
    int m_many = 0; ///< depth of beginMany()
    int m_generation = 0;
};

} // namespace basalt::app
