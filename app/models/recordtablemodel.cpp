// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordtablemodel.h"

#include "apiclient.h"
#include "appsettings.h"
#include "collectionlistmodel.h"
#include "collectionnames.h"
#include "recordformat.h"
#include "referencelabels.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kFetchDelayMs = 15;
constexpr int kMaxPagesAtOnce = 3;

bool isAboutCursors(const ApiError &error)
{
    return error.status == 400 && (error.fields.contains(u"cursor"_s) || error.fields.contains(u"sort"_s));
}

/** A colour per choice of a select, always the same one. */
QString toneOfChoice(const QString &text, const QStringList &choices)
{
    static const QStringList tones{u"info"_s, u"success"_s, u"warning"_s, u"danger"_s, u"accent"_s, u"neutral"_s};
    const auto index = choices.indexOf(text);
    return index < 0 ? u"neutral"_s : tones.at(index % tones.size());
}

} // namespace

RecordTableModel::RecordTableModel(const QString &collection, ApiClient &client, AppSettings &settings,
                                   CollectionListModel &collections, ReferenceLabels &labels, QObject *parent)
    : QAbstractTableModel(parent)
    , m_collection(collection)
    , m_client(client)
    , m_settings(settings)
    , m_collections(collections)
    , m_labels(labels)
    , m_columns(settings)
    , m_committer(client, m_edits)
{
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(kFetchDelayMs);
    connect(&m_fetchTimer, &QTimer::timeout, this, &RecordTableModel::fetchWanted);
    connect(&m_edits, &RecordEdits::changed, this, &RecordTableModel::editChanged);
    connect(&m_edits, &RecordEdits::addedChanged, this, &RecordTableModel::syncAdded);
    connect(&m_edits.undoStack(), &QUndoStack::indexChanged, this, &RecordTableModel::undoChanged);
    connect(&m_committer, &RecordCommitter::runningChanged, this, &RecordTableModel::committingChanged);
    connect(&m_committer, &RecordCommitter::stored, this, &RecordTableModel::recordStored);
    connect(&m_committer, &RecordCommitter::finished, this, &RecordTableModel::commitFinished);
    connect(&m_columns, &RecordColumnModel::aboutToMove, this,
            [this](int from, int to) { beginMoveColumns({}, from, from, {}, to > from ? to + 1 : to); });
    connect(&m_columns, &RecordColumnModel::moved, this, [this] { endMoveColumns(); });
    connect(&m_columns, &RecordColumnModel::placesChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&m_columns, &RecordColumnModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_columns, &RecordColumnModel::modelReset, this, [this] { endResetModel(); });
    connect(&m_labels, &ReferenceLabels::labelsArrived, this, [this](const QString &target) {
        for (int column = 0; column < m_columns.count(); ++column) {
            if (m_columns.field(column).target == target && rowCount() > 0)
                Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {TextRole});
        }
    });
    loadSchema();
}

RecordTableModel::~RecordTableModel() = default;

void RecordTableModel::loadSchema()
{
    m_schemaLoading = true;
    Q_EMIT loadingChanged();
    m_collections.schema(m_collection, this, [this](const tl::expected<CollectionInfo, ApiError> &info) {
        m_schemaLoading = false;
        if (!info) {
            setError(info.error());
            Q_EMIT loadingChanged();
            return;
        }
        m_info = *info;
        m_columns.setCollection(m_info, true, collectionSettingsKey(u"columns", m_client.baseUrl(), m_collection));
        restart();
    });
}

void RecordTableModel::reload()
{
    if (m_info.name.isEmpty())
        loadSchema();
    else
        restart();
}

void RecordTableModel::restart()
{
    // What is shown stays until the new first page is there: no flicker, and nothing lost while offline.
    ++m_generation;
    m_outdated = true;
    m_underWay.clear();
    m_openRequests = 0;
    fetchPage(0);
}

void RecordTableModel::startOver()
{
    m_committer.abandon();
    m_commitAgain = false;
    m_edits.discardAll();
    clearSelection();
    ++m_generation;
    m_underWay.clear();
    m_openRequests = 0;
    beginResetModel();
    m_pages.clear();
    m_total = 0;
    m_loaded = false;
    endResetModel();
    setError({});
    Q_EMIT totalChanged();
    Q_EMIT loadingChanged();
}

void RecordTableModel::scheduleFetch() const
{
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start();
}

void RecordTableModel::fetchWanted()
{
    const auto wanted = m_pages.takeWanted(kMaxPagesAtOnce);
    for (const qint64 page : wanted) {
        if (!m_underWay.contains(page))
            fetchPage(page);
    }
}

QUrlQuery RecordTableModel::placeOf(qint64 page, Way way) const
{
    const auto query = [](const QString &name, const QString &cursor, qint64 limit, const QString &total) {
        return QUrlQuery{{name, cursor}, {u"limit"_s, QString::number(limit)}, {u"total"_s, total}};
    };
    constexpr qint64 kSize = RecordPages::kPageSize;
    if (way == Way::BySkipping)
        return query(u"skip"_s, QString::number(page * kSize), kSize, page == 0 ? u"exact"_s : u"none"_s);
    if (page == 0)
        return query(u"cursor"_s, {}, kSize, u"exact"_s);
    if (const QString from = m_pages.cursorFrom(page); !from.isEmpty())
        return query(u"cursor"_s, from, kSize, u"none"_s);
    if (const QString backFrom = m_pages.cursorBackFrom(page); !backFrom.isEmpty())
        return query(u"cursor_before"_s, backFrom, kSize, u"none"_s);
    // From the end: where that is now must be known, or the rows get the wrong numbers.
    if ((page + 1) * kSize >= m_total)
        return query(u"cursor_before"_s, {}, std::max<qint64>(1, m_total - page * kSize), u"exact"_s);
    return query(u"skip"_s, QString::number(page * kSize), kSize, u"none"_s);
}

void RecordTableModel::fetchPage(qint64 page, Way way)
{
    QUrlQuery query = placeOf(page, way);
    const bool byCursor = !query.hasQueryItem(u"skip"_s);
    if (!m_sortField.isEmpty())
        query.addQueryItem(u"sort"_s, (m_sortDescending ? u"-"_s : u"+"_s) + m_sortField);
    if (isFiltered())
        query.addQueryItem(u"filter"_s, effectiveFilter());
    m_underWay.insert(page);
    ++m_openRequests;
    Q_EMIT loadingChanged();
    m_client.send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection}), query), this,
                  [this, page, byCursor, generation = m_generation](const ApiResult &result) {
                      if (generation != m_generation)
                          return;
                      // A cursor holds only so much of a record, and only as long as the order is the same.
                      if (!result && byCursor && isAboutCursors(result.error())) {
                          --m_openRequests;
                          m_pages.forgetCursors();
                          fetchPage(page, Way::BySkipping);
                          return;
                      }
                      pageArrived(page, result);
                  });
}

bool RecordTableModel::isStale(qint64 page, qsizetype rows) const
{
    return page > 0 && rows != std::min<qint64>(RecordPages::kPageSize, m_total - page * RecordPages::kPageSize);
}

void RecordTableModel::pageArrived(qint64 page, const ApiResult &result)
{
    m_underWay.remove(page);
    if (!result) {
        explainError(result.error());
        return;
    }
    --m_openRequests;
    setError({});
    QList<RecordRow> rows;
    const QJsonArray items = result->object().value("items"_L1).toArray();
    for (const QJsonValue &item : items)
        rows += RecordRow::fromJson(item.toObject());
    const QJsonObject answer = result->object();
    const qint64 total = answer.value("total"_L1).toInteger(m_total);
    if (page > 0 && total != m_total) {
        restart();
        return;
    }
    // Another order or filter, or another length, makes other rows of all.
    if (m_outdated || total != m_total) {
        beginResetModel();
        m_pages.clear();
        m_pages.setPage(page, rows);
        m_pages.setCursors(page, answer.value("prev_cursor"_L1).toString(), answer.value("next_cursor"_L1).toString());
        m_total = total;
        m_loaded = true;
        m_outdated = false;
        endResetModel();
        Q_EMIT totalChanged();
    } else {
        m_pages.setPage(page, rows);
        m_pages.setCursors(page, answer.value("prev_cursor"_L1).toString(), answer.value("next_cursor"_L1).toString());
        const auto begin = int(m_added.size() + page * RecordPages::kPageSize);
        const int end = std::min(begin + int(rows.size()), rowCount()) - 1;
        if (end >= begin && columnCount() > 0)
            Q_EMIT dataChanged(index(begin, 0), index(end, columnCount() - 1));
    }
    if (isStale(page, rows.size())) {
        restart();
        return;
    }
    if (!isFiltered() && m_client.account().isEmpty())
        m_collections.setRecords(m_collection, m_total);
    Q_EMIT loadingChanged();
}

void RecordTableModel::explainError(const ApiError &error)
{
    const auto done = [this](const ApiError &shown) {
        --m_openRequests;
        setError(shown);
        Q_EMIT loadingChanged();
    };
    if (error.status != 400 || m_filter.isEmpty() || m_columnFilters.isEmpty()) {
        done(error);
        return;
    }
    // Positions in the message count in what was sent, which is more than was typed: ask about the latter alone.
    const QUrlQuery query{{u"filter"_s, m_filter}, {u"limit"_s, u"1"_s}};
    m_client.send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection}), query), this,
                  [this, error, done, generation = m_generation](const ApiResult &alone) {
                      if (generation == m_generation)
                          done(alone ? error : alone.error());
                  });
}

void RecordTableModel::setError(const ApiError &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    constexpr qint64 kMost = std::numeric_limits<int>::max();
    return parent.isValid() ? 0 : int(std::min(kMost, m_total + m_added.size()));
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns.count();
}

QHash<int, QByteArray> RecordTableModel::roleNames() const
{
    return {{TextRole, "cellText"},        {KindRole, "kind"},           {NullRole, "isNull"},       {StagedRole, "staged"},
            {RowStateRole, "rowState"},    {ProblemRole, "problem"},     {EditTextRole, "editText"}, {NumericRole, "numeric"},
            {SelectedRole, "rowSelected"}, {ReferenceRole, "reference"}, {PersonalRole, "personal"}, {ToneRole, "tone"}};
}

const RecordRow *RecordTableModel::storedRow(int row) const
{
    const qint64 stored = row - m_added.size();
    if (stored < 0)
        return nullptr;
    const RecordRow *found = m_pages.row(stored);
    if (!found && m_pages.hasWanted())
        scheduleFetch();
    return found;
}

QString RecordTableModel::keyOfRow(int row) const
{
    if (row >= 0 && row < m_added.size())
        return m_added.at(row);
    const RecordRow *stored = m_pages.peek(row - m_added.size());
    return stored ? stored->id : QString();
}

int RecordTableModel::rowOfKey(const QString &key) const
{
    const auto added = m_added.indexOf(key);
    if (added >= 0)
        return int(added);
    const qint64 stored = m_pages.indexOf(key);
    return stored < 0 ? -1 : int(stored + m_added.size());
}

QJsonValue RecordTableModel::valueAt(int row, const FieldInfo &field) const
{
    const RecordRow *stored = storedRow(row);
    const RecordEdit *edit = m_edits.find(stored ? stored->id : keyOfRow(row));
    if (edit && edit->values.contains(field.name))
        return edit->values.value(field.name);
    const QJsonValue value = stored ? stored->values.value(field.name) : QJsonValue();
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QString RecordTableModel::textOf(const FieldInfo &field, const QJsonValue &value, Role role) const
{
    if (role == EditTextRole)
        return recordformat::editText(field, value);
    if (field.type == "reference"_L1 && value.isString()) {
        const QString label = m_labels.label(field.target, value.toString());
        return label.isNull() ? recordformat::shortId(value.toString()) : label;
    }
    return recordformat::display(field, value);
}

QString RecordTableModel::rowState(int row) const
{
    if (row < m_added.size())
        return u"added"_s;
    const RecordRow *stored = storedRow(row);
    if (!stored)
        return u"loading"_s;
    const RecordEdit *edit = m_edits.find(stored->id);
    if (!edit)
        return u"stored"_s;
    return edit->kind == RecordEdit::Kind::Deleted ? u"deleted"_s : u"changed"_s;
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() >= m_columns.count())
        return {};
    const FieldInfo &field = m_columns.field(index.column());
    switch (role) {
    case TextRole:
        // What a user is not shown is not empty for that.
        if (const RecordRow *stored = m_client.isViewing() ? storedRow(index.row()) : nullptr;
            stored && !stored->values.contains(field.name))
            return tr("not shown");
        [[fallthrough]];
    case Qt::DisplayRole: return textOf(field, valueAt(index.row(), field), TextRole);
    case EditTextRole: return textOf(field, valueAt(index.row(), field), EditTextRole);
    case KindRole: return field.type;
    case NullRole: return valueAt(index.row(), field).isNull();
    case NumericRole: return field.isNumeric();
    case PersonalRole: return field.personal;
    case RowStateRole: return rowState(index.row());
    case SelectedRole: return m_selected.contains(keyOfRow(index.row()));
    case ReferenceRole: return field.type == "reference"_L1 ? valueAt(index.row(), field).toString() : QString();
    case ToneRole:
        return field.type == "select"_L1 ? toneOfChoice(valueAt(index.row(), field).toString(), field.choices) : QString();
    case StagedRole: {
        const RecordEdit *edit = m_edits.find(keyOfRow(index.row()));
        return edit && edit->values.contains(field.name);
    }
    case ProblemRole: {
        const QString key = keyOfRow(index.row());
        const RecordEdit *edit = m_edits.find(key);
        const QString refused = edit ? edit->fieldProblems.value(field.name) : QString();
        return refused.isEmpty() ? m_cellProblems.value(key).value(field.name) : refused;
    }
    default: return {};
    }
}

void RecordTableModel::editChanged(const QString &key)
{
    if (m_many > 0)
        return;
    const int row = rowOfKey(key);
    if (row >= 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    Q_EMIT stagedChanged();
}

void RecordTableModel::syncAdded()
{
    if (m_many > 0)
        return;
    const QStringList added = m_edits.addedKeys();
    if (added.size() == m_added.size() + 1) {
        const auto row = int(std::mismatch(m_added.cbegin(), m_added.cend(), added.cbegin()).second - added.cbegin());
        beginInsertRows({}, row, row);
        m_added = added;
        endInsertRows();
    } else if (added.size() + 1 == m_added.size()) {
        const auto row = int(std::mismatch(added.cbegin(), added.cend(), m_added.cbegin()).second - m_added.cbegin());
        beginRemoveRows({}, row, row);
        m_added = added;
        endRemoveRows();
    } else {
        beginResetModel();
        m_added = added;
        endResetModel();
    }
    Q_EMIT stagedChanged();
}

} // namespace basalt::app
