// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Every staged change, before and after, with the reason where the server refused it. */
UiDialog {
    id: root

    required property RecordTableModel table
    signal commitRequested

    objectName: "reviewDialog"
    title: qsTr("Staged changes in %1").arg(table.collection)
    contentWidth1: Theme.grid(170)

    StagedChangesModel {
        id: changes

        table: root.table
        onCountChanged: if (count === 0) root.close()
    }
    Column {
        width: parent.width

        Repeater {
            model: changes

            Item {
                id: line

                required property string key
                required property string title
                required property string kind
                required property string field
                required property string before
                required property string after
                required property bool hadBefore
                required property bool hasAfter
                required property string problem
                required property bool firstOfRecord

                width: root.availableWidth
                implicitHeight: content.implicitHeight + Theme.space2

                Separator {
                    width: parent.width
                    visible: line.firstOfRecord
                }
                ColumnLayout {
                    id: content

                    width: parent.width
                    y: Theme.space1
                    spacing: Theme.space1

                    RowLayout {
                        spacing: Theme.space2

                        UiText {
                            Layout.preferredWidth: Theme.grid(45)
                            text: line.firstOfRecord ? line.title : ""
                            font.weight: Theme.weightMedium
                        }
                        Badge {
                            visible: line.kind !== "changed" && line.firstOfRecord
                            text: line.kind === "added" ? qsTr("new") : qsTr("delete")
                            tone: line.kind === "added" ? "success" : "danger"
                        }
                        UiText {
                            visible: text !== ""
                            text: line.field
                            color: Theme.muted
                        }
                        DiffValue {
                            visible: line.kind === "changed"
                            text: line.before
                            added: false
                            absent: !line.hadBefore
                        }
                        Icon {
                            visible: line.kind === "changed"
                            name: "arrow-right"
                            color: Theme.faint
                            size: Theme.iconSizeSmall
                        }
                        DiffValue {
                            visible: line.kind !== "deleted" && line.field !== ""
                            text: line.after
                            absent: !line.hasAfter
                        }
                    }
                    RowLayout {
                        Layout.fillWidth: true
                        visible: line.problem !== ""
                        spacing: Theme.space2

                        Icon {
                            name: "circle-alert"
                            color: Theme.danger
                            size: Theme.iconSizeSmall
                        }
                        UiText {
                            Layout.fillWidth: true
                            text: line.problem
                            color: Theme.danger
                            font.pixelSize: Theme.fontSecondary
                            wrapMode: Text.WordWrap
                        }
                        UiButton {
                            visible: line.firstOfRecord && line.kind !== "added"
                            text: qsTr("Take theirs")
                            onClicked: root.table.takeTheirs(line.key)
                        }
                        UiButton {
                            visible: line.firstOfRecord && line.kind !== "added"
                            text: qsTr("Keep mine")
                            onClicked: root.table.keepMine(line.key)
                        }
                    }
                }
            }
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Close")
            onClicked: root.close()
        },
        UiButton {
            kind: "primary"
            text: qsTr("Commit with reason…")
            enabled: !root.table.committing
            onClicked: {
                root.close();
                root.commitRequested();
            }
        }
    ]
}
