// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaplan.h"

#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPlanPauseMs = 250;

QStringList idsOf(const QJsonValue &records)
{
    constexpr qsizetype kShown = 3;
    QStringList ids;
    const QJsonArray all = records.toArray();
    for (const QJsonValue &id : all) {
        if (ids.size() == kShown)
            break;
        ids += recordformat::shortId(id.toString());
    }
    return ids;
}

} // namespace

SchemaPlan::SchemaPlan(QObject *parent) : QAbstractListModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPlanPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &SchemaPlan::send);
}

void SchemaPlan::ask(const QString &collectionId, const QJsonObject &body)
{
    if (collectionId == m_collectionId && body == m_body)
        return;
    ++m_generation;
    m_collectionId = collectionId;
    m_body = body;
    m_known = false;
    m_busy = !body.isEmpty();
    if (m_busy) {
        m_timer.start();
    } else {
        m_timer.stop();
        answered({});
        m_known = false;
        m_error = {};
    }
    Q_EMIT changed();
}

void SchemaPlan::send()
{
    const ApiRequest request =
        ApiRequest::send("POST", ApiRequest::pathOf({u"collections"_s, m_collectionId, u"changes"_s}), m_body);
    AppContext::instance()->client().send(request, this, [this, generation = m_generation](const ApiResult &result) {
        if (generation != m_generation)
            return;
        m_busy = false;
        m_known = result.has_value();
        m_error = result ? ApiError() : result.error();
        answered(result ? result->object() : QJsonObject());
        Q_EMIT changed();
    });
}

void SchemaPlan::answered(const QJsonObject &plan)
{
    beginResetModel();
    m_plan = plan;
    m_items.clear();
    const auto append = [this](const QJsonValue &list, const auto &make) {
        const QJsonArray entries = list.toArray();
        for (const QJsonValue &entry : entries)
            m_items += make(entry.toObject());
    };
    append(plan.value("problems"_L1), [](const QJsonObject &each) { return problem(each); });
    const QJsonArray uses = plan.value("uses"_L1).toArray();
    for (const QJsonValue &each : uses) {
        if (each["outcome"_L1].toString() == "blocked"_L1)
            m_items += use(each.toObject());
    }
    append(plan.value("changes"_L1), [this](const QJsonObject &each) { return change(each); });
    append(plan.value("conversions"_L1), [](const QJsonObject &each) { return conversion(each); });
    for (const QJsonValue &each : uses) {
        if (each["outcome"_L1].toString() != "blocked"_L1)
            m_items += use(each.toObject());
    }
    endResetModel();
}

SchemaPlan::Item SchemaPlan::change(const QJsonObject &change) const
{
    const QString kind = change.value("kind"_L1).toString();
    const QString field = change.value("field"_L1).toString();
    Item item{u"change"_s, field, {}, u"info"_s, u"pencil"_s, field, false, {}};
    if (kind == "add_field"_L1) {
        item.tone = u"success"_s;
        item.icon = u"plus"_s;
        const bool computed = change.value("to"_L1)["type"_L1].toString() == "computed"_L1;
        item.detail = computed ? tr("new; computed when it is read") : tr("new; %Ln record(s) get it", nullptr, int(records()));
    } else if (kind == "drop_field"_L1) {
        const int lost = change.value("values_lost"_L1).toInt();
        item.tone = u"danger"_s;
        item.icon = u"trash-2"_s;
        item.detail = lost == 0 ? tr("dropped; it holds no values") : tr("dropped; %Ln value(s) are lost", nullptr, lost);
    } else if (kind == "rename_field"_L1 || kind == "rename_collection"_L1) {
        const QString from = kind == "rename_field"_L1 ? field : change.value("from"_L1).toString();
        item.title = from + u" → "_s + change.value("to"_L1).toString();
        item.detail = tr("renamed; values stay");
    } else if (kind == "change_field"_L1) {
        const int converted = change.value("values_converted"_L1).toInt();
        item.detail = differences(change.value("from"_L1).toObject(), change.value("to"_L1).toObject()).join(u", "_s);
        const auto isProblem = [&](const Item &each) { return each.section == "problem"_L1 && each.field == field; };
        if (std::none_of(m_items.cbegin(), m_items.cend(), isProblem))
            item.detail +=
                u"; "_s + (converted == 0 ? tr("values stay") : tr("%Ln value(s) are converted", nullptr, converted));
    } else {
        item.title = tr("Indexes");
        item.detail = tr("made anew where they differ; values stay");
        item.icon = u"list"_s;
    }
    return item;
}

QStringList SchemaPlan::differences(const QJsonObject &from, const QJsonObject &to)
{
    QStringList result;
    const auto mark = [&](QLatin1StringView key, const QString &yes, const QString &no) {
        if (from.value(key) != to.value(key))
            result += to.value(key).toBool() ? yes : no;
    };
    if (from.value("type"_L1) != to.value("type"_L1))
        result += from.value("type"_L1).toString() + u" → "_s + to.value("type"_L1).toString();
    mark("required"_L1, tr("required"), tr("no longer required"));
    mark("unique"_L1, tr("unique"), tr("no longer unique"));
    mark("pii"_L1, tr("personal"), tr("no longer personal"));
    if (from.value("mask_type"_L1) != to.value("mask_type"_L1))
        result += tr("mask %1").arg(to.value("mask_type"_L1).toString(tr("none")));
    if (from.value("collection"_L1) != to.value("collection"_L1) && !to.value("collection"_L1).isNull())
        result += tr("refers to %1").arg(to.value("collection"_L1).toString());
    if (from.value("on_delete"_L1) != to.value("on_delete"_L1) && !to.value("on_delete"_L1).isNull())
        result += tr("when that is deleted: %1").arg(to.value("on_delete"_L1).toString());
    if (from.value("default"_L1) != to.value("default"_L1))
        result += tr("default %1").arg(recordformat::plain(to.value("default"_L1)));
    if (from.value("options"_L1) != to.value("options"_L1))
        result += tr("options %1").arg(recordformat::plain(to.value("options"_L1)));
    return result;
}

SchemaPlan::Item SchemaPlan::problem(const QJsonObject &finding)
{
    Item item{u"problem"_s,
              finding.value("field"_L1).toString(),
              finding.value("message"_L1).toString(),
              u"danger"_s,
              u"circle-alert"_s,
              finding.value("field"_L1).toString(),
              true,
              {}};
    const QStringList ids = idsOf(finding.value("records"_L1));
    if (!ids.isEmpty())
        item.detail +=
            u' ' + tr("%Ln record(s), for instance %1", nullptr, finding.value("count"_L1).toInt()).arg(ids.join(u", "_s));
    return item;
}

SchemaPlan::Item SchemaPlan::conversion(const QJsonObject &finding)
{
    static const QStringList words{u"cast"_s, u"null"_s, u"default"_s, u"value"_s};
    const QStringList texts{tr("become the nearest value that fits"), tr("become empty"), tr("become the default"),
                            tr("become the value you gave")};
    const auto word = words.indexOf(finding.value("remedy"_L1).toString());
    const QString what = texts.value(word, finding.value("remedy"_L1).toString());
    const int count = finding.value("count"_L1).toInt();
    return {u"conversion"_s,
            finding.value("field"_L1).toString(),
            tr("%Ln value(s) do not fit and %1", nullptr, count).arg(what),
            u"warning"_s,
            u"triangle-alert"_s,
            finding.value("field"_L1).toString(),
            true,
            {}};
}

SchemaPlan::Item SchemaPlan::use(const QJsonObject &use)
{
    const QString outcome = use.value("outcome"_L1).toString();
    const QString place = use.value("place"_L1).toString();
    const QString before = use.value("before"_L1).toString();
    const QString after = use.value("after"_L1).toString();
    if (outcome == "blocked"_L1)
        return {u"problem"_s,
                place,
                tr("%1 — now: %2").arg(use.value("reason"_L1).toString(), before),
                u"danger"_s,
                u"shield-check"_s,
                use.value("field"_L1).toString(),
                false,
                place};
    Item item{u"use"_s, place, {}, u"info"_s, u"shield-check"_s, use.value("field"_L1).toString(), false, place};
    if (outcome == "rewritten"_L1)
        item.detail = tr("follows the field: %1").arg(after);
    else if (outcome == "removed"_L1)
        item.detail = tr("loses the field: %1").arg(after);
    else
        item.detail = tr("is understood as before: %1").arg(before);
    return item;
}

int SchemaPlan::problemCount() const
{
    return int(std::count_if(m_items.cbegin(), m_items.cend(), [](const Item &item) { return item.section == "problem"_L1; }));
}

double SchemaPlan::records() const
{
    return m_plan.value("records"_L1).toDouble();
}

double SchemaPlan::valuesLost() const
{
    double sum = 0;
    const QJsonArray changes = m_plan.value("changes"_L1).toArray();
    for (const QJsonValue &change : changes)
        sum += change["values_lost"_L1].toDouble();
    const QJsonArray conversions = m_plan.value("conversions"_L1).toArray();
    for (const QJsonValue &conversion : conversions)
        sum += conversion["count"_L1].toDouble();
    return sum;
}

QString SchemaPlan::losses() const
{
    QStringList lines;
    for (const Item &item : m_items) {
        if (item.section == "conversion"_L1 || (item.section == "change"_L1 && item.tone == "danger"_L1))
            lines += item.title + u": "_s + item.detail;
    }
    return lines.join(u'\n');
}

QString SchemaPlan::statements() const
{
    QStringList lines;
    const QJsonArray all = m_plan.value("statements"_L1).toArray();
    for (const QJsonValue &statement : all) {
        const QString text = statement.toString();
        lines += text.startsWith("--"_L1) ? text : QString(text + u';');
    }
    return lines.join(u'\n');
}

QString SchemaPlan::dialect() const
{
    return m_plan.value("dialect"_L1).toString();
}

int SchemaPlan::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant SchemaPlan::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = m_items.at(index.row());
    switch (role) {
    case SectionRole: return item.section;
    case TitleRole: return item.title;
    case DetailRole: return item.detail;
    case ToneRole: return item.tone;
    case IconRole: return item.icon;
    case FieldRole: return item.field;
    case FixableRole: return item.fixable;
    case PlaceRole: return item.place;
    default: return {};
    }
}

QHash<int, QByteArray> SchemaPlan::roleNames() const
{
    return {{SectionRole, "section"}, {TitleRole, "title"}, {DetailRole, "detail"},   {ToneRole, "tone"},
            {IconRole, "iconName"},   {FieldRole, "field"}, {FixableRole, "fixable"}, {PlaceRole, "place"}};
}

} // namespace basalt::app
