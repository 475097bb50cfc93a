// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who may do what with the records of a collection. */
FocusScope {
    id: root

    required property string collection

    objectName: "rulesTab"

    Command {
        id: save

        commandId: "rules.save"
        title: qsTr("Save the rules")
        category: qsTr("Collection")
        iconName: "save"
        shortcut: "Ctrl+S"
        writes: true
        enabled: rules.modified && !rules.busy && Session.superadmin
        onTriggered: rules.save()
    }
    RulesEditor {
        id: rules

        objectName: "rulesEditor"
        collection: root.collection
        onSaved: Notices.success(qsTr("Rules of %1 saved").arg(root.collection), qsTr("They hold from the next request on."))
    }
    Flickable {
        id: flick

        objectName: "rulesFlick"
        anchors.fill: parent
        clip: true
        visible: rules.loaded
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space5
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space5
            y: Theme.space5
            width: Math.min(flick.width - 2 * Theme.space5, Theme.grid(230))
            spacing: Theme.space3

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                UiText {
                    Layout.fillWidth: true
                    text: qsTr("Superadmins always pass. Everybody else sees the records of their own account only, as far as these rules let them.")
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                }
                UiButton {
                    visible: rules.modified
                    text: qsTr("Discard")
                    onClicked: rules.discard()
                }
                UiButton {
                    objectName: "saveRulesButton"
                    kind: "primary"
                    command: save
                    busy: rules.busy
                }
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: rules.error.isSet
                title: rules.error.title
                message: rules.error.message
            }
            Repeater {
                model: rules

                RuleRow {
                    Layout.fillWidth: true
                    collection: root.collection
                    onModeChosen: mode => rules.setMode(index, mode)
                    onExpressionEdited: text => rules.setExpression(index, text)
                }
            }
            PoliciesPanel {
                Layout.fillWidth: true
                visible: Session.superadmin
                rules: rules
            }
            FieldAccessPanel {
                Layout.fillWidth: true
                visible: Session.superadmin
                collection: root.collection
            }
            DifferencePanel {
                Layout.fillWidth: true
                visible: Session.superadmin
                rules: rules
            }
            RuleTrialPanel {
                Layout.fillWidth: true
                visible: Session.superadmin
                rules: rules
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: !rules.loaded && !rules.error.isSet
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !rules.loaded && rules.error.isSet
        error: rules.error
        onRetry: rules.reload()
    }
}
