// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What the staged changes would do, before they are applied: effects on data, what stands in the way, the statements. */
Rectangle {
    id: root

    required property SchemaEditor editor
    readonly property SchemaPlan plan: editor.plan

    objectName: "planPanel"
    color: Theme.surface

    Separator {
        height: parent.height
        vertical: true
    }
    Flickable {
        id: flick

        anchors.fill: parent
        anchors.leftMargin: Theme.hairline
        clip: true
        contentWidth: width
        contentHeight: column.implicitHeight + 2 * Theme.space4
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: column

            x: Theme.space4
            y: Theme.space4
            width: flick.width - 2 * Theme.space4
            spacing: Theme.space3

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Heading {
                    Layout.fillWidth: true
                    level: 2
                    text: qsTr("What will happen")
                }
                Spinner {
                    visible: root.plan.busy
                    size: Theme.iconSizeSmall
                }
                Badge {
                    objectName: "planState"
                    visible: root.plan.known
                    tone: root.plan.applicable ? "success" : "danger"
                    iconName: root.plan.applicable ? "circle-check" : "circle-alert"
                    text: root.plan.applicable ? qsTr("can be applied") : qsTr("%Ln obstacle(s)", "", root.plan.problemCount)
                }
            }
            UiText {
                Layout.fillWidth: true
                visible: root.plan.known
                text: qsTr("%Ln record(s) in all accounts. One transaction: it happens completely or not at all.", "", root.plan.records)
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
                wrapMode: Text.WordWrap
            }
            UiText {
                Layout.fillWidth: true
                visible: !root.plan.known && !root.plan.busy && !root.plan.error.isSet
                text: qsTr("Complete what is marked red; then the server says what would happen.")
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
                wrapMode: Text.WordWrap
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: root.plan.error.isSet
                title: root.plan.error.title
                message: root.plan.error.message
            }
            Repeater {
                model: root.plan

                PlanItem {
                    Layout.fillWidth: true
                    editor: root.editor
                }
            }
            RowLayout {
                Layout.fillWidth: true
                visible: root.plan.statements !== ""

                SectionLabel {
                    Layout.fillWidth: true
                    text: qsTr("Statements (%1)").arg(root.plan.dialect)
                }
                IconButton {
                    iconName: "copy"
                    hint: qsTr("Copy the statements")
                    onClicked: Desktop.copy(root.plan.statements)
                }
            }
            CodeBlock {
                objectName: "planStatements"
                Layout.fillWidth: true
                visible: root.plan.statements !== ""
                margin: Theme.space3
                text: root.plan.statements
            }
        }
    }
}
