// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a view selects: from where, which records, which fields, and which groups. */
FocusScope {
    id: root

    required property ViewEditor editor
    property bool readOnly: false

    objectName: "viewForm"

    Flickable {
        id: flick

        anchors.fill: parent
        clip: true
        contentWidth: width
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: column

            width: flick.width - (flick.contentHeight > flick.height ? Theme.space3 : 0)
            enabled: !root.readOnly
            spacing: Theme.space4

            FormField {
                Layout.preferredWidth: Theme.grid(90)
                label: qsTr("From")
                required: true
                help: qsTr("The collection whose records the rows are made of")
                problem: root.editor.sourceProblem

                UiComboBox {
                    objectName: "viewSource"
                    width: parent.width
                    mono: true
                    model: root.editor.sources
                    placeholderText: qsTr("Choose a collection")
                    invalid: root.editor.sourceProblem !== ""
                    currentIndex: Array.from(root.editor.sources).indexOf(root.editor.source)
                    onActivated: at => root.editor.source = root.editor.sources[at]
                }
            }
            FormField {
                Layout.fillWidth: true
                label: qsTr("Only records for which")
                problem: root.editor.filterProblem !== "" ? root.editor.filterProblem : filter.problem

                RuleField {
                    id: filter

                    objectName: "viewFilter"
                    width: parent.width
                    enabled: root.editor.source !== ""
                    collection: root.editor.source
                    text: root.editor.filter
                    invalid: root.editor.filterProblem !== "" || problem !== ""
                    placeholderText: qsTr("all records, or a condition such as count > 0")
                    onEdited: root.editor.filter = text
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                SectionLabel {
                    text: qsTr("Fields")
                }
                Repeater {
                    model: root.editor

                    ViewFieldRow {
                        Layout.fillWidth: true
                        editor: root.editor
                    }
                }
                RowLayout {
                    visible: !root.readOnly
                    spacing: Theme.space2

                    UiButton {
                        objectName: "addViewField"
                        iconName: "plus"
                        text: qsTr("Add field")
                        onClicked: root.editor.addField()
                    }
                    UiButton {
                        objectName: "addSourceFields"
                        iconName: "columns-3"
                        enabled: root.editor.source !== ""
                        text: root.editor.source === "" ? qsTr("All fields of the collection") : qsTr("All fields of %1").arg(root.editor.source)
                        onClicked: root.editor.addFieldsOfSource()
                    }
                }
            }
            UiCheckBox {
                objectName: "viewGrouped"
                text: qsTr("One row for each combination of values, in place of each record")
                checked: root.editor.grouped
                enabled: !root.editor.aggregated
                onToggled: root.editor.grouped = checked
            }
            FormField {
                Layout.fillWidth: true
                visible: root.editor.grouped
                label: qsTr("Only groups for which")
                problem: root.editor.havingProblem

                UiTextField {
                    objectName: "viewHaving"
                    width: parent.width
                    mono: true
                    text: root.editor.having
                    invalid: root.editor.havingProblem !== ""
                    placeholderText: qsTr("all groups, or a condition over the fields above")
                    onTextEdited: root.editor.having = text
                }
            }
        }
    }
}
