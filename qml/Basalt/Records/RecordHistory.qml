// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What happened to one record, from the audit trail. */
Item {
    id: root

    property string recordId

    AuditLogModel {
        id: log

        active: root.visible && root.recordId !== ""
        recordId: root.recordId
    }
    ListView {
        anchors.fill: parent
        visible: log.loaded && root.recordId !== ""
        clip: true
        topMargin: Theme.space3
        spacing: Theme.space4
        model: log
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }
        delegate: Item {
            id: entry

            required property string occurredAt
            required property string actor
            required property string eventName
            required property string tone
            required property string field
            required property string before
            required property string after
            required property bool hadBefore
            required property bool hasAfter
            required property int moreChanges
            required property string reason

            width: ListView.view.width
            implicitHeight: facts.implicitHeight

            StateDot {
                x: Theme.space4
                y: Theme.space1
                tone: entry.tone
            }
            ColumnLayout {
                id: facts

                x: Theme.space8
                width: parent.width - x - Theme.space4
                spacing: Theme.space1

                RowLayout {
                    spacing: Theme.space1

                    UiText {
                        text: entry.actor
                        font.weight: Theme.weightStrong
                        Layout.maximumWidth: Theme.grid(40)
                    }
                    UiText {
                        Layout.fillWidth: true
                        text: "· " + Desktop.agoText(entry.occurredAt)
                        color: Theme.muted
                        font.pixelSize: Theme.fontSecondary
                    }
                }
                Flow {
                    id: change

                    readonly property bool told: entry.field !== "" && entry.hadBefore

                    Layout.fillWidth: true
                    spacing: Theme.space1

                    UiText {
                        width: Math.min(implicitWidth, change.width)
                        height: Theme.grid(4.5)
                        text: change.told ? entry.field : entry.eventName
                        verticalAlignment: Text.AlignVCenter
                    }
                    DiffValue {
                        visible: change.told
                        text: entry.before
                        added: false
                        maximumWidth: change.width
                    }
                    Item {
                        visible: change.told
                        width: arrow.width
                        height: Theme.grid(4.5)

                        Icon {
                            id: arrow

                            anchors.centerIn: parent
                            name: "arrow-right"
                            color: Theme.faint
                            size: Theme.space3
                        }
                    }
                    DiffValue {
                        visible: change.told
                        text: entry.after
                        absent: !entry.hasAfter
                        maximumWidth: change.width - arrow.width - Theme.space1
                    }
                    UiText {
                        height: Theme.grid(4.5)
                        verticalAlignment: Text.AlignVCenter
                        visible: entry.moreChanges > 0
                        text: qsTr("+%1").arg(entry.moreChanges)
                        color: Theme.faint
                        font.pixelSize: Theme.fontSecondary
                    }
                }
                UiText {
                    Layout.fillWidth: true
                    visible: entry.reason !== ""
                    text: qsTr("Reason: %1").arg(entry.reason)
                    color: Theme.muted
                    font.pixelSize: Theme.fontSecondary
                    wrapMode: Text.WordWrap
                }
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: log.loading && !log.loaded
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.recordId === "" || (log.loaded && log.count === 0)
        iconName: "history"
        title: qsTr("No history yet")
        message: root.recordId === "" ? qsTr("This record is not on the server yet.") : ""
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !log.loaded && log.error.isSet
        error: log.error
        onRetry: log.reload()
    }
}
