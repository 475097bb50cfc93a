// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordpeek.h"

#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

RecordPeek::RecordPeek(QObject *parent) : QAbstractListModel(parent)
{
    connect(&AppContext::instance()->records().labels(), &ReferenceLabels::labelsArrived, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TextRole});
    });
}

void RecordPeek::open(const QString &collection, const QString &id)
{
    if (collection.isEmpty() || id.isEmpty() || (collection == this->collection() && id == recordId()))
        return;
    m_trail += Place{collection, id};
    reload();
}

void RecordPeek::back()
{
    if (!canGoBack())
        return;
    m_trail.removeLast();
    reload();
}

void RecordPeek::close()
{
    m_trail.clear();
    ++m_generation;
    show({}, {});
    m_loaded = false;
    Q_EMIT changed();
}

void RecordPeek::reload()
{
    ++m_generation;
    m_loaded = false;
    m_error = {};
    show({}, {});
    Q_EMIT changed();
    const Place place = m_trail.constLast();
    const auto fail = [this](const ApiError &error) {
        m_error = error;
        Q_EMIT changed();
    };
    AppContext::instance()->collections().schema(
        place.collection, this,
        [this, place, fail, generation = m_generation](const tl::expected<CollectionInfo, ApiError> &info) {
            if (generation != m_generation)
                return;
            if (!info)
                return fail(info.error());
            const ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"records"_s, place.collection, place.id}));
            AppContext::instance()->client().send(request, this,
                                                  [this, fail, generation, known = *info](const ApiResult &result) {
                                                      if (generation != m_generation)
                                                          return;
                                                      if (!result)
                                                          return fail(result.error());
                                                      show(known, result->object());
                                                      m_loaded = true;
                                                      Q_EMIT changed();
                                                  });
        });
}

void RecordPeek::show(const CollectionInfo &info, const QJsonObject &record)
{
    beginResetModel();
    m_info = info;
    for (const QString &name : {u"created_at"_s, u"updated_at"_s}) {
        if (!record.contains(name))
            continue;
        FieldInfo field;
        field.name = name;
        field.type = u"datetime"_s;
        m_info.fields += field;
    }
    m_record = record;
    endResetModel();
}

QString RecordPeek::title() const
{
    const QString name = recordformat::plain(m_record.value(m_info.labelField()));
    return name.isEmpty() ? recordformat::shortId(recordId()) : name;
}

int RecordPeek::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_info.fields.size());
}

QVariant RecordPeek::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldInfo &field = m_info.fields.at(index.row());
    const QJsonValue value = m_record.value(field.name);
    const bool reference = field.type == "reference"_L1 && value.isString();
    switch (role) {
    case NameRole: return field.name;
    case TextRole: {
        const QString label =
            reference ? AppContext::instance()->records().labels().label(field.target, value.toString()) : QString();
        return label.isEmpty() ? recordformat::display(field, value) : label;
    }
    case IconRole: return FieldInfo::iconOfType(field.type);
    case NullRole: return value.isNull() || value.isUndefined();
    case TargetRole: return field.target;
    case ReferenceRole: return reference ? value.toString() : QString();
    case MonoRole:
        return field.isNumeric() || field.type == "datetime"_L1 || field.type == "date"_L1 || field.type == "json"_L1;
    default: return {};
    }
}

QHash<int, QByteArray> RecordPeek::roleNames() const
{
    return {{NameRole, "name"},     {TextRole, "cellText"},       {IconRole, "iconName"}, {NullRole, "isNull"},
            {TargetRole, "target"}, {ReferenceRole, "reference"}, {MonoRole, "mono"}};
}

} // namespace basalt::app
