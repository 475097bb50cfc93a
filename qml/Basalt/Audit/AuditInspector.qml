// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One entry in full: who, why, by what right, every field, and its place in the chain. */
Rectangle {
    id: root

    required property AuditEntryModel entry
    signal actorRequested(id: string, name: string)
    signal recordRequested(table: string, id: string)

    objectName: "auditInspector"
    implicitWidth: Theme.inspectorWidth
    color: Theme.surface

    Separator {
        height: parent.height
        vertical: true
    }
    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space4
            y: Theme.space4
            width: flick.width - 2 * Theme.space4
            spacing: Theme.space2

            RowLayout {
                Layout.fillWidth: true

                SectionLabel {
                    Layout.fillWidth: true
                    text: qsTr("Entry %1").arg(Desktop.numberText(root.entry.sequence))
                }
                IconButton {
                    iconName: "x"
                    hint: qsTr("Hide the inspector")
                    onClicked: AppSettings.inspectorVisible = false
                }
            }
            Heading {
                Layout.fillWidth: true
                level: 2
                text: root.entry.eventName !== "" ? root.entry.eventName : root.entry.operation
                wrapMode: Text.WordWrap
            }
            FactRow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                label: qsTr("When")
                value: Desktop.instantText(root.entry.occurredAt)
            }
            FactRow {
                Layout.fillWidth: true
                label: qsTr("Who")
                value: root.entry.actor
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.origin !== ""
                label: qsTr("From")
                value: root.entry.origin
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.subject !== ""
                label: qsTr("On")
                value: root.entry.subject
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.recordId !== ""
                label: qsTr("Record")
                value: root.entry.recordId
                mono: true
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.allowedBy !== ""
                label: qsTr("Allowed by")
                value: root.entry.allowedBy
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.reason !== ""
                label: qsTr("Reason")
                value: root.entry.reason
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.correlationId !== ""
                label: qsTr("Request")
                value: root.entry.correlationId
                mono: true
            }
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                spacing: Theme.space2

                UiButton {
                    visible: root.entry.actorId !== ""
                    iconName: "user-round"
                    text: qsTr("Only this person")
                    onClicked: root.actorRequested(root.entry.actorId, root.entry.actor)
                }
                UiButton {
                    visible: root.entry.recordId !== "" && root.entry.tableName !== ""
                    iconName: "history"
                    text: qsTr("Only this record")
                    onClicked: root.recordRequested(root.entry.tableName, root.entry.recordId)
                }
            }
            SectionLabel {
                Layout.topMargin: Theme.space4
                visible: root.entry.count > 0
                text: qsTr("Fields")
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: fields.implicitHeight
                visible: root.entry.count > 0
                radius: Theme.radius
                color: Theme.transparent
                border.width: Theme.hairline
                border.color: Theme.border

                Column {
                    id: fields

                    width: parent.width

                    Repeater {
                        model: root.entry

                        AuditFieldRow {
                            width: fields.width
                        }
                    }
                }
            }
            SectionLabel {
                Layout.topMargin: Theme.space4
                visible: root.entry.entryHash !== ""
                text: qsTr("Chain")
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.entryHash !== ""
                label: qsTr("This entry")
                value: root.entry.entryHash
                mono: true
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.entry.previousHash !== ""
                label: qsTr("Follows")
                value: root.entry.previousHash
                mono: true
            }
            UiButton {
                Layout.topMargin: Theme.space2
                visible: root.entry.entryHash !== ""
                iconName: "copy"
                text: qsTr("Copy the hash")
                onClicked: Desktop.copy(root.entry.entryHash)
            }
        }
    }
}
