// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Which fields the operations show and take: for everybody, and what holders of a permission set have besides. */
Rectangle {
    id: root

    required property string collection
    property bool open: false
    readonly property string summary: {
        if (!editor.loaded)
            return "";
        const base = editor.shortened === 0 ? qsTr("All of them for everybody whom the rules let in.") : qsTr("%Ln operation(s) leave some out.", "", editor.shortened);
        return editor.sets.length === 0 ? base : base + " " + qsTr("%Ln set(s) add some.", "", editor.sets.length);
    }

    objectName: "fieldAccessPanel"
    implicitHeight: body.implicitHeight + 2 * Theme.space3
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border

    FieldAccessEditor {
        id: editor

        objectName: "fieldAccessEditor"
        collection: root.visible ? root.collection : ""
        onSaved: Notices.success(qsTr("Fields of %1 saved").arg(root.collection), qsTr("They hold from the next request on."))
    }
    Command {
        id: show

        commandId: "rules.fields"
        title: root.open ? qsTr("Hide") : qsTr("Choose fields…")
        category: qsTr("Collection")
        iconName: root.open ? "chevron-down" : "list"
        keywords: qsTr("columns hide show permission set")
        enabled: root.visible && editor.loaded
        onTriggered: root.open = !root.open
    }
    Command {
        id: save

        commandId: "rules.saveFields"
        title: qsTr("Save the fields")
        category: qsTr("Collection")
        iconName: "save"
        writes: true
        enabled: editor.modified && !editor.busy && Session.superadmin
        onTriggered: editor.save()
    }
    ColumnLayout {
        id: body

        x: Theme.space4
        y: Theme.space3
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Icon {
                name: "list"
                color: Theme.faint
            }
            UiText {
                text: qsTr("Fields")
                font.weight: Theme.weightStrong
            }
            UiText {
                objectName: "fieldAccessSummary"
                Layout.fillWidth: true
                text: root.summary
                color: Theme.muted
                elide: Text.ElideRight
            }
            UiButton {
                visible: editor.modified
                text: qsTr("Discard")
                onClicked: editor.discard()
            }
            UiButton {
                objectName: "saveFieldAccess"
                visible: editor.modified
                kind: "primary"
                command: save
                busy: editor.busy
            }
            UiButton {
                objectName: "showFieldAccess"
                command: show
            }
        }
        InlineNotice {
            objectName: "fieldAccessProblem"
            Layout.fillWidth: true
            visible: editor.error.isSet
            title: editor.error.title
            message: editor.problem
        }
        FieldAccessScope {
            Layout.fillWidth: true
            visible: root.open
            access: editor
        }
        RowLayout {
            Layout.fillWidth: true
            visible: root.open
            spacing: 0

            UiText {
                Layout.fillWidth: true
                text: qsTr("All, also those that come later")
                color: Theme.muted
            }
            Repeater {
                model: editor.operations

                Item {
                    id: head

                    required property string modelData

                    Layout.preferredWidth: Theme.grid(27)
                    implicitHeight: Theme.grid(7)

                    UiCheckBox {
                        objectName: "fieldsWhole_" + head.modelData
                        anchors.verticalCenter: parent.verticalCenter
                        checked: Array.from(editor.whole).includes(head.modelData)
                        enabled: !ViewAs.active && !editor.busy
                        text: OperationTexts.text(head.modelData)
                        onToggled: {
                            editor.setWhole(head.modelData, checked);
                            checked = Qt.binding(() => Array.from(editor.whole).includes(head.modelData));
                        }
                    }
                }
            }
        }
        Repeater {
            model: root.open ? editor : null

            FieldAccessRow {
                Layout.fillWidth: true
                access: editor
                editable: !ViewAs.active && !editor.busy
            }
        }
    }
}
